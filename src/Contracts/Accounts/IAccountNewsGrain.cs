using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Accounts;

/// <summary>What changed lately among an account's settings and members. The key is an <see cref="AccountId"/>.</summary>
/// <remarks>
/// Every host asks once a second and drops what it had cached of the named things, so a right that was taken away ends everywhere within two seconds:
/// a host that cannot ask trusts its cache no longer than that. Kept in memory; a new <see cref="AccountNews.Epoch"/> means "drop everything".
/// </remarks>
[Alias("oqupie.IAccountNewsGrain")]
public interface IAccountNewsGrain : IGrainWithStringKey
{
    [Alias("Tell")]
    Task Tell(AccountChange change);

    /// <summary>All that was told after <paramref name="number"/>; with <see cref="AccountNews.Reset"/> set where that is no longer known.</summary>
    [Alias("Since")]
    Task<AccountNews> Since(string epoch, long number);
}

[GenerateSerializer, Immutable, Alias("oqupie.AccountNews")]
public sealed record AccountNews
{
    [Id(0)]
    public required string Epoch { get; init; }

    [Id(1)]
    public required long Number { get; init; }

    [Id(2)]
    public bool Reset { get; init; }

    [Id(3)]
    public ImmutableArray<AccountChange> Changes { get; init; } = [];
}

/// <param name="Kind">What kind of thing changed.</param>
/// <param name="Local">Which one, as in addresses.</param>
[GenerateSerializer, Immutable, Alias("oqupie.AccountChange")]
public sealed record AccountChange([property: Id(0)] AccountChangeKind Kind, [property: Id(1)] string Local);

[GenerateSerializer, Alias("oqupie.AccountChangeKind"), JsonConverter(typeof(CamelCaseEnum<AccountChangeKind>))]
public enum AccountChangeKind
{
    Member = 1,
    Group = 2,
    Brand = 3,
    Channel = 4,
    ApiKey = 5,
    Account = 6,
}
