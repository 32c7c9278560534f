using System.Collections.Immutable;
using System.Globalization;

namespace Oqupie.Contracts;

/// <summary>Why something asked for was not done. A refusal is expected; a bug or an outage throws.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.Refusal")]
public sealed record Refusal
{
    [Id(0)]
    public required RefusalKind Kind { get; init; }

    /// <summary>
    /// Stable, for programs: "version_conflict". So exact that a console needs no more than it, <see cref="Values"/> and <see cref="Field"/> to say in any
    /// language what is wrong; src/WebHost/Console/i18n/codes.json lists all of them.
    /// </summary>
    [Id(1)]
    public required string Code { get; init; }

    /// <summary>For a person, in English; consoles translate by <see cref="Code"/>.</summary>
    [Id(2)]
    public required string Reason { get; init; }

    /// <summary>The JSON member or query key that is to blame, if one is.</summary>
    [Id(3)]
    public string? Field { get; init; }

    /// <summary>What the words of the code leave open: "most" is 80. Null where nothing is open.</summary>
    [Id(4)]
    public ImmutableSortedDictionary<string, string>? Values { get; init; }

    /// <summary>The same with one value more.</summary>
    public Refusal With(string name, object value) => this with
    {
        Values = (Values ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal))
            .SetItem(name, Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    public static Refusal Invalid(string reason, string? field = null, string code = "invalid") =>
        new() { Kind = RefusalKind.Invalid, Code = code, Reason = reason, Field = field };

    public static Refusal NotFound(string reason) =>
        new() { Kind = RefusalKind.NotFound, Code = "not_found", Reason = reason };

    public static Refusal NotAllowed(string reason, string code = "not_allowed") =>
        new() { Kind = RefusalKind.NotAllowed, Code = code, Reason = reason };

    public static Refusal Conflict(string reason, string code, string? field = null) =>
        new() { Kind = RefusalKind.Conflict, Code = code, Reason = reason, Field = field };

    public static Refusal Expired(string reason) =>
        new() { Kind = RefusalKind.Expired, Code = "expired", Reason = reason };
}

[GenerateSerializer, Alias("oqupie.RefusalKind")]
public enum RefusalKind
{
    Invalid = 1,
    NotFound = 2,
    NotAllowed = 3,
    Conflict = 4,
    Expired = 5,
}
