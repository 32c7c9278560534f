namespace Oqupie.Contracts;

/// <summary>Why something asked for was not done. A refusal is expected; a bug or an outage throws.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.Refusal")]
public sealed record Refusal
{
    [Id(0)]
    public required RefusalKind Kind { get; init; }

    /// <summary>Stable, for programs: "version_conflict". Listed in docs/api.md.</summary>
    [Id(1)]
    public required string Code { get; init; }

    /// <summary>For a person, in English; consoles translate by <see cref="Code"/>.</summary>
    [Id(2)]
    public required string Reason { get; init; }

    /// <summary>The JSON member or query key that is to blame, if one is.</summary>
    [Id(3)]
    public string? Field { get; init; }

    public static Refusal Invalid(string reason, string? field = null, string code = "invalid") =>
        new() { Kind = RefusalKind.Invalid, Code = code, Reason = reason, Field = field };

    public static Refusal NotFound(string reason) =>
        new() { Kind = RefusalKind.NotFound, Code = "not_found", Reason = reason };

    public static Refusal NotAllowed(string reason, string code = "not_allowed") =>
        new() { Kind = RefusalKind.NotAllowed, Code = code, Reason = reason };

    public static Refusal Conflict(string reason, string code = "conflict", string? field = null) =>
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
