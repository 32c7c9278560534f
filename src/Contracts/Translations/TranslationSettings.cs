using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Translations;

/// <summary>Who translates for an account. The key to them is in it only as far as to say that there is one.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.TranslationSettings")]
public sealed record TranslationSettings
{
    [Id(0)]
    public TranslationProvider Provider { get; init; }

    /// <summary>Where the provider is; null is its usual place.</summary>
    [Id(1)]
    public string? Address { get; init; }

    [Id(2)]
    public bool HasKey { get; init; }
}

/// <param name="Provider">Who shall translate.</param>
/// <param name="Address">Where they are; null or empty is their usual place.</param>
/// <param name="Key">Null keeps the one that is there, as long as it goes to the same place; empty takes it away.</param>
[GenerateSerializer, Immutable, Alias("oqupie.TranslationSettingsWish")]
public sealed record TranslationSettingsWish(
    [property: Id(0)] TranslationProvider Provider, [property: Id(1)] string? Address, [property: Id(2)] string? Key);

[GenerateSerializer, Alias("oqupie.TranslationProvider"), JsonConverter(typeof(CamelCaseEnum<TranslationProvider>))]
public enum TranslationProvider
{
    /// <summary>Nobody: no text leaves.</summary>
    Off = 0,
    LibreTranslate = 1,
    DeepL = 2,
}
