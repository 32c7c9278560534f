namespace Oqupie.Grains.Translations;

/// <summary>Gives the way to the provider with its key, for the silo's own use. The same grain as the settings.</summary>
[Alias("oqupie.ITranslationWayGrain")]
internal interface ITranslationWayGrain : IGrainWithStringKey
{
    /// <summary>Null where translating is off.</summary>
    [Alias("Way")]
    Task<TranslatorWay?> Way();
}
