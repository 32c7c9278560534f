using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Log;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Tickets.Purging;
using Oqupie.Testing.Log;

namespace Oqupie.Testing.Tickets;

/// <summary>A ticket store that forgets when the test ends, and fails on request.</summary>
public sealed class MemoryTicketStore : ITicketStore
{
    private readonly MemoryTables _tables;
    private readonly MemoryEventLog _log;
    private readonly ConcurrentDictionary<TicketId, bool> _failing = new();
    private readonly ConcurrentDictionary<TicketId, bool> _losingAnswers = new();

    private readonly ConcurrentDictionary<TicketId, ImmutableList<string>> _calls = new();

    internal MemoryTicketStore(MemoryTables tables, MemoryEventLog log) => (_tables, _log) = (tables, log);

    /// <summary>The next append throws and keeps nothing.</summary>
    public void FailNextAppend(TicketId ticket) => _failing[ticket] = true;

    /// <summary>The next append is kept and throws all the same, as when a connection is lost in the commit.</summary>
    public void LoseNextAnswer(TicketId ticket) => _losingAnswers[ticket] = true;

    /// <summary>"Load", "Read" or "Append", in their order.</summary>
    public ImmutableList<string> CallsFor(TicketId ticket) => _calls.GetValueOrDefault(ticket, []);

    public Task<StoredTicket?> Load(TicketId ticket, CancellationToken cancellationToken)
    {
        Called(ticket);

        lock (_tables.Gate)
        {
            return Task.FromResult(_tables.Tickets.TryGetValue(ticket, out var known)
                ? new StoredTicket(known.Row, known.Snapshot, [.. known.Events.Skip((int)(known.Snapshot?.Version ?? 0))])
                : null);
        }
    }

    public Task<ImmutableArray<StoredEvent>> Read(TicketId ticket, long? after, long? before, int limit, CancellationToken cancellationToken)
    {
        Called(ticket);

        lock (_tables.Gate)
        {
            var events = _tables.Tickets.TryGetValue(ticket, out var known) ? known.Events : _tables.Purged.GetValueOrDefault(ticket, []);
            var stored = events.Select((e, i) => new StoredEvent(
                i + 1, e, e.Content is { } id ? _tables.Contents.GetValueOrDefault((ticket.Account, id)) : null));
            var wanted = after is { } low
                ? stored.Where(e => e.Version > low)
                : stored.Reverse().Where(e => before is not { } high || e.Version < high);
            return Task.FromResult(wanted.Take(limit).ToImmutableArray());
        }
    }

    public Task<long?> Wished(TicketId ticket, string wish, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(_tables.Wishes.TryGetValue((ticket, wish), out var version) ? version : (long?)null);
        }
    }

    public Task<AppendAnswer> Append(TicketAppend append, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Called(append.Ticket);

        if (_failing.TryRemove(append.Ticket, out _))
        {
            throw new IOException("The disk is full.");
        }

        AppendAnswer answer;

        lock (_tables.Gate)
        {
            answer = Refuse(append) ?? Keep(append);
        }

        if (answer.Result is AppendResult.Appended)
        {
            _tables.RingFor(append.Ticket.Account, append.Due);
        }

        return _losingAnswers.TryRemove(append.Ticket, out _) ? throw new IOException("The connection was lost.") : Task.FromResult(answer);
    }

    public Task<bool> Purge(TicketPurge purge, CancellationToken cancellationToken)
    {
        var (ticket, account) = (purge.Row.Id, purge.Row.Id.Account);

        lock (_tables.Gate)
        {
            if (_tables.Tickets.GetValueOrDefault(ticket) is not { } known || known.Row.Version != purge.Row.Version)
            {
                return Task.FromResult(false);
            }

            _tables.Tickets.Remove(ticket);
            _tables.Purged[ticket] = known.Events.Add(purge.Event);

            foreach (var (i, happened) in known.Events.Index())
            {
                if (happened.Content is { } content && !purge.Kept.Contains(i + 1))
                {
                    _tables.Contents.Remove((account, content));
                }
            }

            foreach (var id in purge.Outbox)
            {
                _tables.Outbox.Remove((account, id));
            }

            foreach (var wish in _tables.Wishes.Keys.Where(wish => wish.Ticket == ticket).ToList())
            {
                _tables.Wishes.Remove(wish);
            }

            _tables.MailIds.ExceptWith(purge.MailIds.Select(id => (account, id, ticket.Number)));
            _log.Add(Logged(ticket, purge.Row, purge.Row.Version + 1, purge.Event));
        }

        return Task.FromResult(true);
    }

    private void Called(TicketId ticket, [CallerMemberName] string call = "") => _calls.AddOrUpdate(ticket, [call], (_, before) => before.Add(call));

    private AppendAnswer? Refuse(TicketAppend append)
    {
        var account = append.Ticket.Account;

        if (append.Intake is { } claim && _tables.IntakeKeys.TryGetValue((account, claim.Channel, claim.MessageKey), out var winner))
        {
            _tables.Settle(account, null, claim.JournalId, IntakeFate.Duplicate, null, winner.Ticket, winner.Item);
            return new() { Result = AppendResult.TakenInBefore, Ticket = new(account, winner.Ticket), Item = winner.Item };
        }

        if (append.WishId is { } wish && _tables.Wishes.TryGetValue((append.Ticket, wish), out var version))
        {
            return new() { Result = AppendResult.WishedBefore, Version = version };
        }

        if ((_tables.Tickets.GetValueOrDefault(append.Ticket)?.Row.Version ?? 0) != append.ExpectedVersion)
        {
            return AppendAnswer.Conflict;
        }

        if (!append.DueEnded.All(end => _tables.IsStill(account, end)))
        {
            return AppendAnswer.DueMovedOn;
        }

        return (append.Withdraw is { } withdraw && StateOf(append, withdraw) is not DeliveryState.Queued)
            || (append.Requeue is { } requeue && !HasEnded(StateOf(append, requeue)))
            ? AppendAnswer.AlreadyLeaving
            : null;
    }

    private static bool HasEnded(DeliveryState? state) =>
        state is DeliveryState.Sent or DeliveryState.Failed or DeliveryState.Unknown or DeliveryState.Bounced;

    private AppendAnswer Keep(TicketAppend append)
    {
        var account = append.Ticket.Account;
        var known = _tables.Tickets.GetValueOrDefault(append.Ticket);
        _tables.Tickets[append.Ticket] = new(append.Row, (known?.Events ?? []).AddRange(append.Events), append.Snapshot ?? known?.Snapshot);

        foreach (var content in append.Contents)
        {
            _tables.Contents.Add((account, content.Id), content);
        }

        foreach (var entry in append.Outbox)
        {
            _tables.Outbox.Add((account, entry.Id), new(entry));
        }

        if (append.Withdraw is { } withdraw)
        {
            _tables.Outbox[(account, withdraw)] = _tables.Outbox[(account, withdraw)] with { State = DeliveryState.Withdrawn };
        }

        if (append.Requeue is { } requeue)
        {
            _tables.Outbox[(account, requeue)] = _tables.Outbox[(account, requeue)] with
            {
                State = DeliveryState.Queued,
                DueAt = append.Row.UpdatedAt,
                Reason = null,
            };
        }

        foreach (var end in append.DueEnded)
        {
            _tables.Due.Remove((account, end.What, end.Key));
        }

        foreach (var row in append.Due)
        {
            _tables.Put(account, row);
        }

        _tables.MailIds.UnionWith(append.MailIds.Select(id => (account, id, append.Ticket.Number)));

        _tables.Customers.Take(append);

        if (append.WishId is { } wish)
        {
            _tables.Wishes.Add((append.Ticket, wish), append.ExpectedVersion + 1);
        }

        if (append.Intake is { } claim)
        {
            _tables.IntakeKeys.Add((account, claim.Channel, claim.MessageKey), (append.Ticket.Number, claim.Item));
            _tables.Settle(account, null, claim.JournalId, claim.Fate, null, append.Ticket.Number, claim.Item);
        }

        foreach (var (i, happened) in append.Events.Index())
        {
            _log.Add(Logged(append.Ticket, append.Row, append.ExpectedVersion + 1 + i, happened));
        }

        return AppendAnswer.Appended;
    }

    private static LoggedEvent Logged(TicketId ticket, TicketRow row, long version, TicketEvent happened)
    {
        // What a later build would have written is put in as it would be read.
        var payload = happened is UnknownHappened unknown
            ? JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["type"] = unknown.Type })
            : JsonSerializer.Serialize(happened, TicketJson.Default.TicketEvent);
        using var read = JsonDocument.Parse(payload);
        return new()
        {
            Position = "",
            Account = ticket.Account,
            Kind = "ticket",
            Stream = ticket.Number.ToString(CultureInfo.InvariantCulture),
            Version = version,
            Brand = row.Brand,
            At = happened.At,
            ByKind = happened.ByKind,
            By = happened.By,
            Type = read.RootElement.GetProperty("type").GetString()!,
            Content = happened.Content,
            Payload = payload,
        };
    }

    private DeliveryState? StateOf(TicketAppend append, string id) => _tables.Outbox.GetValueOrDefault((append.Ticket.Account, id))?.State;
}
