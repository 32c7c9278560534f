using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Testing.Servers;

namespace Oqupie.Storage.Tests;

/// <summary>Every implementation of the ports once, for all tests. Tests share the databases and therefore never an account.</summary>
public sealed class StoresFixture : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _owned = [];

    /// <summary>Does not wait for the disk; who tests survival starts one of their own.</summary>
    public PostgreSqlServer Server { get; } = new() { Durable = false };

    public Stores Memory { get; } = Stores.InMemory();

    public Stores Sqlite { get; private set; } = null!;

    public Stores PostgreSql { get; private set; } = null!;

    public static AccountId NewAccount() => new(LocalKey.New());

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        Sqlite = await On(StorageProvider.Sqlite);
        PostgreSql = await On(StorageProvider.PostgreSql);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var owned in _owned)
        {
            await owned.DisposeAsync();
        }

        await Server.DisposeAsync();
    }

    private async Task<Stores> On(StorageProvider provider)
    {
        var storage = await StorageUnderTest.New(provider, Server);
        var stores = await Stores.On(storage, CancellationToken.None);
        _owned.AddRange([stores, storage]);
        return stores;
    }
}
