using System.Text.Json.Serialization;
using Oqupie.Contracts.Translations;

namespace Oqupie.WebHost.Translations;

/// <summary>What is to be translated: an item of the ticket, or what somebody writes on it.</summary>
internal sealed record TranslateBody
{
    /// <summary>"e7".</summary>
    public string? Item { get; init; }

    /// <summary>In the place of an item.</summary>
    public string? Html { get; init; }

    /// <summary>BCP 47. Needed with an item; with HTML it may be left out for the language that the customer writes.</summary>
    public string? To { get; init; }
}

/// <summary>A text in other words.</summary>
internal sealed record TranslationView
{
    public required string Html { get; init; }

    public required string Text { get; init; }

    /// <summary>The language it was in; null where the provider does not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? From { get; init; }

    public required string To { get; init; }

    public required TranslationProvider Provider { get; init; }
}

/// <summary>Who translates, as far as everybody may know.</summary>
internal sealed record TranslationState(TranslationProvider Provider);

/// <param name="Provider">Left out: off.</param>
/// <param name="Address">Left out: the provider's usual place.</param>
/// <param name="Key">Left out: the one that is there, as long as it goes to the same place.</param>
internal sealed record TranslationSettingsBody(TranslationProvider? Provider, string? Address, string? Key);

/// <param name="To">Left out: English.</param>
internal sealed record TranslationTestBody(string? To);
