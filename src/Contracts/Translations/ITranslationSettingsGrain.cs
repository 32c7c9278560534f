using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Translations;

/// <summary>Who translates for an account, and the only place where that changes. The key is an account.</summary>
[Alias("oqupie.ITranslationSettingsGrain")]
public interface ITranslationSettingsGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<TranslationSettings> Read();

    /// <summary>Refused by its field; and to whoever does not serve every brand, for it reaches all of them.</summary>
    [Alias("Change")]
    Task<Outcome<TranslationSettings>> Change(Actor actor, TranslationSettingsWish wish);
}
