using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;

namespace Oqupie.Storage.Channels;

/// <summary>What was not given, in rows of the intake journal.</summary>
internal sealed class SqlNotGiven(DbDataSource source, ISqlWriter writer) : INotGiven
{
    private const string Upsert = """
        INSERT INTO intake_message (account, channel, source, at, sha256, size, fate, reason, asked, ask_at) VALUES ($1, $2, $3, $4, '', 0, 13, $5, $6, $7)
        ON CONFLICT (account, channel, source) DO UPDATE SET reason = excluded.reason, asked = excluded.asked, ask_at = excluded.ask_at
        WHERE intake_message.fate = 13
        """;

    private const string SelectDue = """
        SELECT source, COALESCE(reason, '') AS reason, CAST(asked AS bigint) AS asked, ask_at FROM intake_message
        WHERE account = @account AND channel = @channel AND ask_at <= @now AND fate = 13 ORDER BY ask_at, position LIMIT @limit
        """;

    private const string End = """
        UPDATE intake_message SET ask_at = NULL, reason = $4 WHERE account = $1 AND channel = $2 AND source = $3 AND fate = 13
        """;

    private const string Bring = """
        UPDATE intake_message SET ask_at = $4 WHERE account = $1 AND channel = $2 AND position = $3 AND fate = 13 AND ask_at IS NOT NULL
        """;

    private const string SelectSum = """
        SELECT COUNT(*) AS count, MIN(ask_at) AS next FROM intake_message WHERE account = @account AND channel = @channel AND ask_at IS NOT NULL
        """;

    public Task Note(ChannelId channel, ImmutableArray<NotGivenRow> rows, DateTimeOffset at, CancellationToken cancellationToken) => writer.Write(
        cancellationToken,
        [
            .. rows.Select(row => new SqlStatement(
                Upsert, channel.Account.Value, channel.Local, row.Source, at, row.Reason, (long)row.Asked, row.AskAt)),
        ]);

    public async Task<ImmutableArray<NotGivenRow>> Due(ChannelId channel, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Source, string Reason, long Asked, long AskAt)>(new CommandDefinition(
            SelectDue,
            new { account = channel.Account.Value, channel = channel.Local, now = UnixMicroseconds.Of(now), limit },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => new NotGivenRow(row.Source, row.Reason, (int)row.Asked, UnixMicroseconds.ToTime(row.AskAt)))];
    }

    public Task GiveUp(ChannelId channel, ImmutableArray<string> sources, string reason, CancellationToken cancellationToken) => sources.IsEmpty
        ? Task.CompletedTask
        : writer.Write(
            cancellationToken, [.. sources.Select(one => new SqlStatement(End, channel.Account.Value, channel.Local, one, reason))]);

    public Task Hurry(ChannelId channel, string id, DateTimeOffset now, CancellationToken cancellationToken) => JournalId.TryParse(id, out var position)
        ? writer.Write(cancellationToken, new SqlStatement(Bring, channel.Account.Value, channel.Local, position, now))
        : Task.CompletedTask;

    public async Task<NotGivenSum> Sum(ChannelId channel, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var (count, next) = await connection.QuerySingleAsync<(long Count, long? Next)>(new CommandDefinition(
            SelectSum, new { account = channel.Account.Value, channel = channel.Local }, cancellationToken: cancellationToken));
        return new((int)count, next is { } at ? UnixMicroseconds.ToTime(at) : null);
    }
}
