using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;

namespace Oqupie.Storage.Channels;

/// <summary>Finds replies in the outbox by what others call them. Whatever waits (1) has not left.</summary>
internal sealed class SqlSentReplies(DbDataSource source, ISqlWriter writer) : ISentReplies
{
    private const string Select = "SELECT o.ticket, o.id FROM outbox o WHERE o.account = @account AND o.channel = @channel AND o.state > 1 AND";

    private const string SelectUpTo = """
        SELECT o.ticket, o.id
        FROM outbox o JOIN outbox_attempt a ON a.account = o.account AND a.id = o.id AND a.number = o.attempts
        WHERE o.account = @account AND o.channel = @channel AND o.customer = @customer AND o.state = 3 AND a.ended_at <= @at
        ORDER BY o.id DESC LIMIT 50
        """;

    private const string SetName = "UPDATE outbox SET external_id = $4 WHERE account = $1 AND channel = $2 AND id = $3 AND external_id IS NULL";

    public Task<ImmutableArray<SentReply>> Marked(ChannelId channel, string outbox, CancellationToken cancellationToken)
    {
        var sql = Of(channel);
        return Replies(channel, sql.Add(" o.id = ").Add(sql.Parameter(outbox)), cancellationToken);
    }

    public Task<ImmutableArray<SentReply>> Called(ChannelId channel, ImmutableArray<string> externalIds, CancellationToken cancellationToken)
    {
        var sql = Of(channel);
        return Replies(channel, sql.Add(" ").Add(sql.In("o.external_id", externalIds)), cancellationToken);
    }

    public async Task<ImmutableArray<SentReply>> UpTo(ChannelId channel, CustomerId customer, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var wanted = new { account = channel.Account.Value, channel = channel.Local, customer = customer.Local, at = UnixMicroseconds.Of(at) };
        return await Replies(channel, new(SelectUpTo, wanted, cancellationToken: cancellationToken));
    }

    public Task Name(ChannelId channel, string outbox, string externalId, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, new SqlStatement(SetName, channel.Account.Value, channel.Local, outbox, externalId));

    private static SqlText Of(ChannelId channel)
    {
        var sql = new SqlText();
        sql.Parameters.Add("account", channel.Account.Value);
        sql.Parameters.Add("channel", channel.Local);
        return sql.Add(Select);
    }

    private Task<ImmutableArray<SentReply>> Replies(ChannelId channel, SqlText sql, CancellationToken cancellationToken) =>
        Replies(channel, new CommandDefinition(sql.ToString(), sql.Parameters, cancellationToken: cancellationToken));

    private async Task<ImmutableArray<SentReply>> Replies(ChannelId channel, CommandDefinition command)
    {
        await using var connection = await source.OpenConnectionAsync(command.CancellationToken);
        var rows = await connection.QueryAsync<(long Ticket, string Outbox)>(command);
        return [.. rows.Select(row => new SentReply(new TicketId(channel.Account, row.Ticket), row.Outbox))];
    }
}
