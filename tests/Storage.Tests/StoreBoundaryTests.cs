using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Brands;

namespace Oqupie.Storage.Tests;

/// <summary>An outage is told from a mistake of ours, whichever database it is and whichever port is asked.</summary>
public sealed class StoreBoundaryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<Exception> Outages =>
    [
        new SqliteException("full", 13), new SqliteException("io", 10), new SqliteException("busy", 5), new SqliteException("locked", 6),
        new SqliteException("cannot open", 14), new SqliteException("read only", 8), new SqliteException("malformed", 11), new SqliteException("no db", 26),
        new NpgsqlException("Failed to connect", new SocketException(111)), new NpgsqlException("timeout", new TimeoutException()),
        Of("57P03"), Of("57P01"), Of("57014"), Of("53300"), Of("53100"), Of("53200"), Of("08006"), Of("58030"), Of("25006"), Of("40001"), Of("40P01"),
        Of("28P01"), Of("3D000"), Of("55P03"), Of("XX001"),
        new TimeoutException(), new SocketException(111), new ObjectDisposedException("source"), new IOException("disk"),
    ];

    public static TheoryData<Exception> Mistakes =>
    [
        new SqliteException("syntax", 1), new SqliteException("constraint", 19), new SqliteException("mismatch", 20), new SqliteException("too big", 18),
        Of("42601"), Of("42P01"), Of("23505"), Of("22001"), new InvalidOperationException("ours"), new OperationCanceledException(), new FormatException(),
    ];

    [Theory]
    [MemberData(nameof(Outages), DisableDiscoveryEnumeration = true)]
    public async Task An_outage_is_called_one(Exception outage)
    {
        var boundary = StoreBoundary<IBrandDirectory>.Around(new Failing(outage));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => boundary.Page(new("main"), null, 1, Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => boundary.Put(new("main"), null!, Cancellation));
    }

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public async Task A_mistake_stays_what_it_is(Exception mistake)
    {
        var boundary = StoreBoundary<IBrandDirectory>.Around(new Failing(mistake));

        Assert.Same(mistake, await Assert.ThrowsAnyAsync<Exception>(() => boundary.Page(new("main"), null, 1, Cancellation)));
        Assert.Same(mistake, await Assert.ThrowsAnyAsync<Exception>(() => boundary.Put(new("main"), null!, Cancellation)));
    }

    private static PostgresException Of(string state) => new("it says so", "ERROR", "ERROR", state);

    /// <summary>Fails at once, and later.</summary>
    private sealed class Failing(Exception failure) : IBrandDirectory
    {
        public Task<System.Collections.Immutable.ImmutableArray<BrandEntry>> Page(
            Contracts.Accounts.AccountId account, string? after, int limit, CancellationToken cancellationToken) => throw failure;

        public Task<System.Collections.Immutable.ImmutableArray<BrandEntry>> Named(
            Contracts.Accounts.AccountId account, IReadOnlyCollection<string> brands, CancellationToken cancellationToken) => throw failure;

        public async Task Put(Contracts.Accounts.AccountId account, BrandEntry entry, CancellationToken cancellationToken)
        {
            await Task.Yield();
            throw failure;
        }

        public Task Adopt(Contracts.Accounts.AccountId account, IReadOnlyCollection<BrandEntry> entries, CancellationToken cancellationToken) => throw failure;
    }
}
