namespace Oqupie.Contracts.Accounts;

/// <summary>A tenant's own facts. The key is an <see cref="AccountId"/>.</summary>
[Alias("oqupie.IAccountGrain")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Null until it was set up.</summary>
    [Alias("Read")]
    Task<AccountInfo?> Read();

    /// <summary>Names the account and makes its keys. Refused (conflict) when that was done before.</summary>
    [Alias("SetUp")]
    Task<Outcome<AccountInfo>> SetUp(string name);

    /// <summary>The account's own keys, made with the account and never changed. They go to our own hosts only and into no log.</summary>
    [Alias("Keys")]
    Task<AccountKeys> Keys();
}

[GenerateSerializer, Immutable, Alias("oqupie.AccountInfo")]
public sealed record AccountInfo([property: Id(0)] string Id, [property: Id(1)] string Name);

/// <summary>32 random bytes each.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.AccountKeys")]
public sealed record AccountKeys
{
    /// <summary>Signs reply addresses and Message-IDs. Whoever has it can write into tickets.</summary>
    [Id(0)]
    public required byte[] Mail { get; init; }

    /// <summary>Signs the expiring addresses of files.</summary>
    [Id(1)]
    public required byte[] Links { get; init; }

    /// <summary>Makes the ids of customers from their first address, so that two hosts that meet one stranger make one customer.</summary>
    [Id(2)]
    public required byte[] Customers { get; init; }
}
