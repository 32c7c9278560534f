using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Storage.Tests.Tickets;

/// <summary>What callers were told is kept, to be looked for after a crash.</summary>
internal sealed class Acknowledged
{
    private readonly ConcurrentDictionary<long, long> _versions = new();

    public int Count => _versions.Count;

    public void Add(long number, long version) => _versions.AddOrUpdate(number, version, (_, known) => Math.Max(known, version));

    /// <summary>Nothing that was acknowledged is missing, and nothing stands there by halves.</summary>
    public async Task AreAllIn(DbDataSource source, AccountId account, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var of = new { account = account.Value };
        var stored = (await connection.QueryAsync<(long Number, long Version)>("SELECT number, version FROM ticket WHERE account = @account", of))
            .ToDictionary(row => row.Number, row => row.Version);
        var events = (await connection.QueryAsync<(string Id, long Count, long Last)>(
            "SELECT id, count(*), max(version) FROM event WHERE account = @account GROUP BY id", of)).ToList();
        var replies = await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM event WHERE account = @account AND type = 'reply-written'", of);

        Assert.DoesNotContain(_versions, told => stored.GetValueOrDefault(told.Key) < told.Value);
        Assert.Equal(stored.Count, events.Count);
        Assert.All(events, stream => Assert.Equal((stream.Count, stored[long.Parse(stream.Id, CultureInfo.InvariantCulture)]), (stream.Last, stream.Last)));
        Assert.Equal(stored.Count, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM intake_key WHERE account = @account", of));
        Assert.Equal(stored.Count + replies, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM content WHERE account = @account", of));
        Assert.Equal(replies, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM outbox WHERE account = @account", of));
    }
}
