using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Oqupie.Grains.Finders;

/// <summary>Whose an access key is, and when its secrets were used. The key is the access key; it is unique on the server.</summary>
[Alias("oqupie.IAccessKeyGrain")]
internal interface IAccessKeyGrain : IGrainWithStringKey
{
    /// <summary>False when another finder has it.</summary>
    [Alias("Claim")]
    Task<bool> Claim(AccessKeyOwner owner);

    /// <summary>It is nobody's from now on.</summary>
    [Alias("Release")]
    Task Release();

    [Alias("Owner")]
    Task<AccessKeyOwner?> Owner();

    /// <summary>Kept once a minute at most.</summary>
    [Alias("Used"), OneWay]
    Task Used(string secret, DateTimeOffset at);

    /// <summary>By the ids of secrets.</summary>
    [Alias("Uses")]
    Task<ImmutableSortedDictionary<string, DateTimeOffset>> Uses();
}

[GenerateSerializer, Immutable, Alias("oqupie.AccessKeyOwner")]
internal sealed record AccessKeyOwner([property: Id(0)] string Account, [property: Id(1)] string Finder);
