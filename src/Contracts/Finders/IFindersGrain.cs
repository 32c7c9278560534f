using System.Collections.Immutable;
using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Finders;

/// <summary>
/// The portal finders of an account, and the only place where they change. The key is an account. A finder leads to every brand, so whoever does not serve
/// all of them is refused.
/// </summary>
[Alias("oqupie.IFindersGrain")]
public interface IFindersGrain : IGrainWithStringKey
{
    /// <summary>In the order in which they were made.</summary>
    [Alias("List")]
    Task<Outcome<ImmutableArray<FinderInfo>>> List(Actor actor);

    [Alias("Read")]
    Task<Outcome<FinderInfo>> Read(Actor actor, string id);

    /// <summary>With one secret, no connections, and for signed tokens alone.</summary>
    [Alias("Make")]
    Task<Outcome<NewFinder>> Make(Actor actor, string name);

    /// <summary>All of it or nothing. The same values again change nothing.</summary>
    [Alias("Change")]
    Task<Outcome<FinderInfo>> Change(Actor actor, string id, FinderChange change);

    /// <summary>Its access key is nobody's from then on.</summary>
    [Alias("Delete")]
    Task<Outcome<Done>> Delete(Actor actor, string id);

    /// <summary>Both are good, until one is taken away. Refused where there are two.</summary>
    [Alias("AddSecret")]
    Task<Outcome<NewFinderSecret>> AddSecret(Actor actor, string id);

    /// <summary>Within a second nothing that bears it is let in. Refused for the last one.</summary>
    [Alias("RemoveSecret")]
    Task<Outcome<Done>> RemoveSecret(Actor actor, string id, string secret);
}

/// <summary>How all finders of an account together have additional information shown: for every member. The key is an account.</summary>
[Alias("oqupie.IInformationKeysGrain")]
public interface IInformationKeysGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<InformationKeys> Read();
}

/// <summary>How members are shown the keys of additional information.</summary>
/// <param name="Labels">In place of a key; where finders differ, that of the one made first.</param>
/// <param name="Hidden">Keys that some finder hides.</param>
[GenerateSerializer, Immutable, Alias("oqupie.InformationKeys")]
public sealed record InformationKeys(
    [property: Id(0)] ImmutableSortedDictionary<string, string> Labels, [property: Id(1)] ImmutableArray<string> Hidden);

/// <summary>What somebody wants a finder to be; null leaves a part as it is.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.FinderChange")]
public sealed record FinderChange
{
    [Id(0)]
    public string? Name { get; init; }

    [Id(1)]
    public bool? JwtOnly { get; init; }

    /// <summary>All of them.</summary>
    [Id(2)]
    public ImmutableArray<FinderConnection>? Connections { get; init; }

    /// <summary>All of them.</summary>
    [Id(3)]
    public ImmutableSortedDictionary<string, string>? Labels { get; init; }

    /// <summary>All of them.</summary>
    [Id(4)]
    public ImmutableArray<string>? Hidden { get; init; }

    /// <summary>The version that was read; null asks for nothing.</summary>
    [Id(5)]
    public long? ExpectedVersion { get; init; }
}
