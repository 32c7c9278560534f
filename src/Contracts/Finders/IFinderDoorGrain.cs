using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Finders;

/// <summary>
/// Where apps knock. Nobody is signed in and everything said is a stranger's: how often one may try is the host's to bound. Secrets stay on this side of it.
/// A stateless worker; the key says nothing.
/// </summary>
[Alias("oqupie.IFinderDoorGrain")]
public interface IFinderDoorGrain : IGrainWithStringKey
{
    /// <summary>Follows a request to where it leads, and says each step. All it changes is when a secret was last used.</summary>
    [Alias("Ask")]
    Task<FinderAnswer> Ask(FinderCall call);
}

/// <summary>What somebody sent to the finder's address.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.FinderCall")]
public sealed record FinderCall
{
    /// <summary>The most of a query that is looked at, in characters.</summary>
    public const int LongestQuery = 16 * 1024;

    /// <summary>As it came, with or without its "?".</summary>
    [Id(0)]
    public required string Query { get; init; }

    /// <summary>Who signed is asked, and not where it leads: what stands behind a portal's own address.</summary>
    [Id(1)]
    public bool IdentityOnly { get; init; }

    /// <summary>A trial of this finder alone: it counts as no use. Null for the real thing.</summary>
    [Id(2)]
    public string? TrialOf { get; init; }
}

/// <summary>Where a request leads, or why nowhere.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.FinderAnswer")]
public sealed record FinderAnswer
{
    /// <summary>In order, up to the first that failed.</summary>
    [Id(0)]
    public ImmutableArray<FinderStep> Steps { get; init; } = [];

    /// <summary>302, or what is answered in its place.</summary>
    [Id(1)]
    public required int Status { get; init; }

    /// <summary>
    /// Stable: "bad_request", "bad_credentials", "expired_token", "bad_token", "jwt_only", "no_brand", "portal_off"; null where it leads somewhere.
    /// </summary>
    [Id(2)]
    public string? Code { get; init; }

    /// <summary>The path of the landing page, on every host of ours.</summary>
    [Id(3)]
    public string? Location { get; init; }

    /// <summary>As in addresses; also of a portal that is off.</summary>
    [Id(4)]
    public string? Brand { get; init; }

    /// <summary>The slug of the brand.</summary>
    [Id(5)]
    public string? Slug { get; init; }

    /// <summary>Whose finder it is; null where no finder was found.</summary>
    [Id(6)]
    public string? Account { get; init; }

    /// <summary>Null where nothing is said of one.</summary>
    [Id(7)]
    public FinderUser? User { get; init; }

    /// <summary>What becomes additional information of what is asked; known keys first. No control key is in it.</summary>
    [Id(8)]
    public ImmutableArray<FinderPair> Information { get; init; } = [];

    /// <summary>Of the finder; null where none was found.</summary>
    [Id(9)]
    public string? AccessKey { get; init; }
}

/// <param name="Step">Which.</param>
/// <param name="Ok">Else it ends here.</param>
/// <param name="Code">Why not.</param>
/// <param name="Detail">What was looked at; never a secret or a token.</param>
[GenerateSerializer, Immutable, Alias("oqupie.FinderStep")]
public sealed record FinderStep(
    [property: Id(0)] FinderStepName Step,
    [property: Id(1)] bool Ok,
    [property: Id(2)] string? Code,
    [property: Id(3)] ImmutableSortedDictionary<string, string> Detail);

[GenerateSerializer, Alias("oqupie.FinderStepName"), JsonConverter(typeof(CamelCaseEnum<FinderStepName>))]
public enum FinderStepName
{
    /// <summary>It is of one of both forms.</summary>
    Form = 0,
    AccessKey = 1,

    /// <summary>The secret of the query form.</summary>
    Credentials = 2,

    /// <summary>The signature, and until when it is good.</summary>
    Token = 3,

    /// <summary>The brand keys are read.</summary>
    Keys = 4,
    Connection = 5,
    Portal = 6,
    Landing = 7,
}

/// <param name="Id">As the app calls them; empty where it does not.</param>
/// <param name="Name">Empty where nothing is said.</param>
/// <param name="Email">As somebody says, which is not to say that it is theirs.</param>
/// <param name="Verified">A token that is signed says so, and names an id.</param>
[GenerateSerializer, Immutable, Alias("oqupie.FinderUser")]
public sealed record FinderUser(
    [property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] string Email, [property: Id(3)] bool Verified);

[GenerateSerializer, Immutable, Alias("oqupie.FinderPair")]
public sealed record FinderPair([property: Id(0)] string Key, [property: Id(1)] string Value);
