using System.Collections.Immutable;
using Npgsql;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Log;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Tickets.Purging;

namespace Oqupie.Storage.Tickets;

/// <summary>Tickets on PostgreSQL: reads on pooled connections, appends gathered by the silo's writers.</summary>
internal sealed class PostgreSqlTicketStore(NpgsqlDataSource source, PostgreSqlAppender appender, ISqlWriter writer, ILogBell bell, IDueBell dueBell)
    : ITicketStore
{
    private readonly TicketReads _reads = new(source);

    public Task<StoredTicket?> Load(TicketId ticket, CancellationToken cancellationToken) => _reads.Load(ticket, cancellationToken);

    public async Task<AppendAnswer> Append(TicketAppend append, CancellationToken cancellationToken)
    {
        var answer = await appender.Append(append, cancellationToken);

        if (answer.Result is AppendResult.Appended)
        {
            bell.Ring();
        }

        dueBell.RingFor(append, answer);
        return answer;
    }

    public Task<ImmutableArray<StoredEvent>> Read(TicketId ticket, long? after, long? before, int limit, CancellationToken cancellationToken) =>
        _reads.Read(ticket, after, before, limit, cancellationToken);

    public async Task<bool> Purge(TicketPurge purge, CancellationToken cancellationToken)
    {
        if (await writer.Write(cancellationToken, PurgeStatements.OnPostgreSql.Of(purge)) is 0)
        {
            return false;
        }

        bell.Ring();
        return true;
    }

    public Task<long?> Wished(TicketId ticket, string wish, CancellationToken cancellationToken) => _reads.Wished(ticket, wish, cancellationToken);
}
