using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Storage.Tickets;

/// <summary>
/// Gathers the appends that wait and commits them together: while one writer waits for the server's fsync, the other gathers. A batch that
/// fails because of one append is done again one by one; a batch whose end is not known fails all who wait for it. Then it goes on.
/// </summary>
internal sealed partial class PostgreSqlAppender : IAsyncDisposable
{
    private const int Writers = 2;
    private const int MostInOneCommit = 512;

    /// <summary>In characters, so that a batch stays far below what one message to the server may hold.</summary>
    private const int HeaviestCommit = 8_000_000;

    private const int MostTries = 3;

    private readonly NpgsqlDataSource _source;
    private readonly ILogger _logger;
    private readonly Channel<PendingAppend> _waiting;
    private readonly Task _writers;

    public PostgreSqlAppender(NpgsqlDataSource source, StorageOptions options, ILogger<PostgreSqlAppender> logger)
    {
        _source = source;
        _logger = logger;
        _waiting = Channel.CreateBounded<PendingAppend>(options.QueueLength);
        _writers = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(Write)));
    }

    /// <summary>Answers after the commit. Waits for a place where too much is waiting.</summary>
    public async Task<AppendAnswer> Append(TicketAppend append, CancellationToken cancellationToken)
    {
        var pending = new PendingAppend(append);

        try
        {
            await _waiting.Writer.WriteAsync(pending, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(PostgreSqlAppender), "The store is closing.");
        }

        return await pending.Answer; // Once it is under way nobody can call it back.
    }

    /// <summary>Takes nothing more, finishes what waits, closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writers;
    }

    private async Task Write()
    {
        await using var session = new PostgreSqlAppendSession(_source);
        var batch = new List<PendingAppend>(MostInOneCommit);
        var deferred = new Queue<PendingAppend>();

        while (deferred.Count > 0 || await _waiting.Reader.WaitToReadAsync())
        {
            Gather(batch, deferred);

            if (batch.Count > 0)
            {
                await Commit(session, batch);
                batch.Clear();
            }
        }
    }

    /// <summary>At most one append of a ticket and of a message key in a batch; the others come with the next.</summary>
    private void Gather(List<PendingAppend> batch, Queue<PendingAppend> deferred)
    {
        var tickets = new HashSet<TicketId>();
        var messages = new HashSet<(AccountId, string, string)>();
        var weight = 0;

        for (var again = deferred.Count; again > 0; again--)
        {
            Take(deferred.Dequeue());
        }

        while (batch.Count < MostInOneCommit && weight < HeaviestCommit && _waiting.Reader.TryRead(out var next))
        {
            Take(next);
        }

        void Take(PendingAppend next)
        {
            var append = next.Append;
            var message = append.Intake is { } claim ? (append.Ticket.Account, claim.Channel, claim.MessageKey) : default;

            if (tickets.Contains(append.Ticket) || (append.Intake is not null && messages.Contains(message)))
            {
                deferred.Enqueue(next);
                return;
            }

            tickets.Add(append.Ticket);
            messages.Add(message);
            weight += next.Weight;
            batch.Add(next);
        }
    }

    private async Task Commit(PostgreSqlAppendSession session, List<PendingAppend> batch)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                var answers = await session.Commit(batch);

                for (var i = 0; i < batch.Count; i++)
                {
                    batch[i].Tell(answers[i]);
                }

                return;
            }
            catch (Exception e)
            {
                await session.Abandon(e);

                if (tries < MostTries && session.MayTryAgain(e))
                {
                    continue;
                }

                if (batch.Count > 1 && session.OneIsToBlame(e))
                {
                    LogOneByOne(e, batch.Count);

                    foreach (var one in batch)
                    {
                        await Commit(session, [one]);
                    }

                    return;
                }

                LogNotCommitted(e, batch.Count);
                batch.ForEach(one => one.Fail(e));
                return;
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "A commit of {Count} appends failed because of one of them; they are done one by one.")]
    private partial void LogOneByOne(Exception exception, int count);

    private void LogNotCommitted(Exception e, int count)
    {
        if (StoreFailure.ReasonOf(e) is { } reason)
        {
            LogUnavailable(count, reason);
        }
        else
        {
            LogFailed(e, count);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Count} appends could not be committed; their callers were told. {Reason}")]
    private partial void LogUnavailable(int count, string reason);

    [LoggerMessage(LogLevel.Error, "{Count} appends could not be committed; their callers were told.")]
    private partial void LogFailed(Exception exception, int count);
}
