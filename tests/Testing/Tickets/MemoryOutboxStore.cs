using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Testing.Tickets;

public sealed class MemoryOutboxStore : IOutboxStore
{
    private readonly MemoryTables _tables;

    internal MemoryOutboxStore(MemoryTables tables) => _tables = tables;

    public Task<ImmutableArray<OutboxItem>> Due(
        AccountId account, string channel, DateTimeOffset now, bool withAbandoned, int limit, CancellationToken cancellationToken) =>
        Items(account, channel, limit, row =>
            (row.State is DeliveryState.Queued && row.DueAt <= now) || (withAbandoned && row.State is DeliveryState.Sending));

    public Task<DateTimeOffset?> NextDue(AccountId account, string channel, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(Of(account, channel).Where(row => row.State is DeliveryState.Queued).Min(row => (DateTimeOffset?)row.DueAt));
        }
    }

    public Task<bool> Begin(AccountId account, string id, int attempt, DateTimeOffset at, CancellationToken cancellationToken) =>
        Task.FromResult(Change(
            account, id, row => row.State is DeliveryState.Queued or DeliveryState.Sending && row.Attempts < attempt,
            row => row with { State = DeliveryState.Sending, Attempts = attempt, TryingSince = row.TryingSince ?? at }));

    public Task End(AccountId account, string id, OutboxAttempt attempt, CancellationToken cancellationToken) => Task.FromResult(Change(
        account, id, row => row.State is DeliveryState.Sending && row.Attempts == attempt.Number && row.Ended < attempt.Number,
        row => row with
        {
            State = attempt.State,
            DueAt = attempt.DueAt ?? row.DueAt,
            Reason = attempt.Answer,
            Ended = attempt.Number,
            ExternalId = attempt.ExternalId ?? row.ExternalId,
            NotTo = attempt.NotTo,
            LastEnd = attempt.State,
            EndedAt = attempt.At,
            TryingSince = attempt.State is DeliveryState.Queued ? row.TryingSince : null,
        }));

    public Task<ImmutableArray<OutboxItem>> Untold(AccountId account, string channel, int limit, CancellationToken cancellationToken) =>
        Items(account, channel, limit, row => row.Told < row.Ended);

    public Task Told(AccountId account, string id, int attempt, CancellationToken cancellationToken) =>
        Task.FromResult(Change(account, id, row => row.Told < attempt, row => row with { Told = attempt }));

    public Task<ImmutableArray<(AccountId Account, string Channel)>> Waiting(CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(_tables.Outbox
                .Where(pair => pair.Value.State is DeliveryState.Queued or DeliveryState.Sending || pair.Value.Told < pair.Value.Ended)
                .Select(pair => (pair.Key.Account, pair.Value.Entry.Channel)).Distinct().ToImmutableArray());
        }
    }

    private IEnumerable<MemoryOutboxRow> Of(AccountId account, string channel) =>
        _tables.Outbox.Where(pair => pair.Key.Account == account && pair.Value.Entry.Channel == channel).Select(pair => pair.Value);

    private bool Change(AccountId account, string id, Func<MemoryOutboxRow, bool> may, Func<MemoryOutboxRow, MemoryOutboxRow> change)
    {
        lock (_tables.Gate)
        {
            if (!_tables.Outbox.TryGetValue((account, id), out var row) || !may(row))
            {
                return false;
            }

            _tables.Outbox[(account, id)] = change(row);
            return true;
        }
    }

    private Task<ImmutableArray<OutboxItem>> Items(AccountId account, string channel, int limit, Func<MemoryOutboxRow, bool> wanted)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(Of(account, channel).Where(wanted)
                .OrderBy(row => row.DueAt).ThenBy(row => row.Entry.Id, StringComparer.Ordinal).Take(limit).Select(Item).ToImmutableArray());
        }
    }

    private OutboxItem Item(MemoryOutboxRow row)
    {
        var content = _tables.Contents.GetValueOrDefault((row.Entry.Ticket.Account, row.Entry.Content));
        return new()
        {
            Entry = row.Entry with { DueAt = row.DueAt },
            State = row.State,
            Attempts = row.Attempts,
            Reason = row.Reason,
            ExternalId = row.ExternalId,
            NotTo = row.NotTo,
            TryingSince = row.TryingSince,
            IsDoubtful = row.Attempts > row.Ended || (row.Attempts > 0 && row.LastEnd is DeliveryState.Unknown),
            Text = content?.Text,
            Html = content?.Html,
            Attachments = content?.Meta.Attachments ?? [],
        };
    }
}
