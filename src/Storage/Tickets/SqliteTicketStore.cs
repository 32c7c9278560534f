using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Log;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Tickets.Purging;
using Oqupie.Storage.Sqlite;

namespace Oqupie.Storage.Tickets;

/// <summary>Tickets on the embedded database: reads on pooled connections, appends gathered by the one writer.</summary>
internal sealed class SqliteTicketStore(SqliteDataSource source, SqliteWriter writer, ILogBell bell, IDueBell dueBell) : ITicketStore
{
    private readonly TicketReads _reads = new(source);

    public Task<StoredTicket?> Load(TicketId ticket, CancellationToken cancellationToken) => _reads.Load(ticket, cancellationToken);

    public async Task<AppendAnswer> Append(TicketAppend append, CancellationToken cancellationToken)
    {
        var answer = await writer.Do(session => SqliteAppend.Do(session, append), cancellationToken);

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
        if (await writer.Write(cancellationToken, PurgeStatements.OnSqlite.Of(purge)) is 0)
        {
            return false;
        }

        bell.Ring();
        return true;
    }

    public Task<long?> Wished(TicketId ticket, string wish, CancellationToken cancellationToken) => _reads.Wished(ticket, wish, cancellationToken);
}
