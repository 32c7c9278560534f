using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oqupie.Contracts;
using Oqupie.Contracts.Finders;

namespace Oqupie.Grains.Finders;

/// <summary>What finders may be. Pure; which brands there are is for the grain to look up.</summary>
internal static class FinderRules
{
    public const int Most = 50;
    public const int MostSecrets = 2;

    private const int MostConnections = 200;
    private const int MostLabels = 100;
    private const int MostHidden = 100;
    private const int NameLength = 80;
    private const int LabelLength = 80;
    private const int KeyLength = 100;
    private const int MostKeys = 3;
    private const int BrandKeyLength = 30;

    /// <summary>As it was, version and all, where nothing is another.</summary>
    public static Outcome<FinderInfo> Change(FinderBook book, FinderInfo before, FinderChange change)
    {
        if (change.ExpectedVersion is { } expected && expected != before.Version)
        {
            return FinderRefusals.MovedOn;
        }

        var after = before with
        {
            Name = change.Name?.Trim() ?? before.Name,
            JwtOnly = change.JwtOnly ?? before.JwtOnly,
            Connections = change.Connections is { } connections ? [.. connections.Select(Named)] : before.Connections,
            Labels = change.Labels ?? before.Labels,
            Hidden = change.Hidden is { } hidden ? [.. hidden.Distinct(StringComparer.Ordinal)] : before.Hidden,
        };
        return WhatIsWrong(book, after) is { } wrong ? wrong
            : before.Version > 0 && Same(before, after) ? before
            : after with { Version = before.Version + 1 };
    }

    private static Refusal? WhatIsWrong(FinderBook book, FinderInfo finder) =>
        !IsLine(finder.Name, NameLength) ? FinderRefusals.Length(NameLength, "name")
        : book.Finders.Any(other => other.Info.Id != finder.Id && string.Equals(other.Info.Name, finder.Name, StringComparison.OrdinalIgnoreCase))
            ? FinderRefusals.NameTaken
        : finder.Labels.Count > MostLabels ? FinderRefusals.TooMany(MostLabels, "labels")
        : finder.Hidden.Length > MostHidden ? FinderRefusals.TooMany(MostHidden, "hidden")
        : finder.Labels.Keys.FirstOrDefault(key => !IsLine(key, KeyLength)) is { } badKey ? FinderRefusals.Length(KeyLength, $"labels.{badKey}")
        : finder.Labels.FirstOrDefault(label => !IsLine(label.Value, LabelLength)).Key is { } key ? FinderRefusals.Length(LabelLength, $"labels.{key}")
        : finder.Hidden.Any(key => !IsLine(key, KeyLength)) ? FinderRefusals.Length(KeyLength, "hidden")
        : Wrong(finder.Connections);

    private static Refusal? Wrong(ImmutableArray<FinderConnection> connections)
    {
        if (connections.Length > MostConnections)
        {
            return FinderRefusals.TooMany(MostConnections, "connections");
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);

        for (var at = 0; at < connections.Length; at++)
        {
            var connection = connections[at];

            if (!AreKeys(connection.Keys))
            {
                return FinderRefusals.BadKeys(at);
            }

            if (!taken.Add(string.Join(' ', connection.Keys)))
            {
                return FinderRefusals.KeysTaken(at);
            }

            if (!LeadsSomewhere(connection.Landing))
            {
                return FinderRefusals.BadLanding(at);
            }
        }

        return connections.Count(connection => connection.Default) > 1 ? FinderRefusals.TwoDefaults : null;
    }

    private static bool AreKeys(ImmutableArray<string> keys) => keys is { IsDefault: false, Length: > 0 and <= MostKeys } && keys.All(key =>
        key is { Length: > 0 and <= BrandKeyLength } && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-'));

    private static bool LeadsSomewhere(FinderLanding? landing) => landing switch
    {
        { Page: LandingPage.Home or LandingPage.Notices, Id: null } => true,
        { Page: LandingPage.Request } => landing.Id is null || LocalKey.IsValid(landing.Id),
        { Page: LandingPage.Category or LandingPage.Article } => LocalKey.IsValid(landing.Id),
        _ => false,
    };

    private static FinderConnection Named(FinderConnection connection) =>
        LocalKey.IsValid(connection.Id) ? connection : connection with { Id = LocalKey.New() };

    private static bool IsLine(string? text, int most) =>
        text is { Length: > 0 } && text.Length <= most * 4 && new StringInfo(text).LengthInTextElements <= most && !text.Any(char.IsControl);

    // Records hold arrays by reference, and what is written is what counts.
    private static bool Same(FinderInfo one, FinderInfo other) => JsonSerializer.Serialize(one) == JsonSerializer.Serialize(other);
}
