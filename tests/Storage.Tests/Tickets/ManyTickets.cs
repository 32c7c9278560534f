using System.Data.Common;
using Dapper;

namespace Oqupie.Storage.Tests.Tickets;

/// <summary>Many tickets on a server that has counted them: on an empty table every plan scans.</summary>
public sealed class ManyTickets(StoresFixture fixture) : IAsyncLifetime
{
    private StorageUnderTest _storage = null!;

    public DbDataSource Source { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _storage = await StorageUnderTest.New(StorageProvider.PostgreSql, fixture.Server);
        Source = _storage.NewSource();
        await StorageUnderTest.Migrate(Source, CancellationToken.None);
        await using var connection = await Source.OpenConnectionAsync(CancellationToken.None);
        await connection.ExecuteAsync("""
            INSERT INTO ticket SELECT 'acme', n, 2, 'b' || n % 10, 'mail', CASE WHEN n % 9 = 0 THEN 'googlePlay' ELSE 'email' END,
                CASE WHEN n % 20 < 18 THEN 1 ELSE n % 20 - 16 END, CASE WHEN n % 30 < 28 THEN 4 ELSE n % 4 END, n % 4 + 1,
                CASE WHEN n % 3 = 0 THEN '' ELSE 'm' || n % 50 END, CASE WHEN n % 3 = 0 THEN '' ELSE 'g' || n % 7 END,
                's', 'p', 'c' || n % 9999, 'n', 'e', 'e' || n, '[]', '[]', '{}', NULL, n, n * 7919 % 100003, n, 1, 0
            FROM generate_series(1, 40000) AS n;
            INSERT INTO ticket_tag SELECT 'acme', 't' || n % 400, n FROM generate_series(1, 40000, 4) AS n;
            ANALYZE ticket, ticket_tag;
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _storage.DisposeAsync();
    }
}
