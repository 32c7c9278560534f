using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Testing.Channels;

public sealed partial class MemoryIntakeJournal : IIntakeJournal
{
    private readonly MemoryTables _tables;

    internal MemoryIntakeJournal(MemoryTables tables) => _tables = tables;

    /// <summary>Nothing of this source is written down until it is taken from here.</summary>
    public ConcurrentDictionary<string, bool> Refused { get; } = new(StringComparer.Ordinal);

    public Task<IntakeRow> Record(ChannelId channel, RawMessage raw, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (Refused.ContainsKey(raw.Source))
        {
            throw new IOException("The disk is full.");
        }

        lock (_tables.Gate)
        {
            Change(channel, known => known.Source == raw.Source && known.Fate is IntakeFate.NotGiven, known => known with
            {
                Sha256 = raw.Sha256,
                Size = raw.Size,
                Imported = raw.Imported,
                Fate = IntakeFate.Pending,
                Reason = null,
                AskAt = null,
            });

            if (Of(channel).FirstOrDefault(known => known.Source == raw.Source) is { } before)
            {
                return Task.FromResult(before);
            }

            var row = new IntakeRow
            {
                Id = (_tables.Journal.Count + 1).ToString(CultureInfo.InvariantCulture),
                At = at,
                Source = raw.Source,
                Sha256 = raw.Sha256,
                Size = raw.Size,
                Fate = IntakeFate.Pending,
                Imported = raw.Imported,
            };
            _tables.Journal.Add((channel, row));
            return Task.FromResult(row);
        }
    }

    public Task Settle(
        ChannelId channel, string id, IntakeFate fate, string? reason, long? ticket, string? message, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            _tables.Settle(channel.Account, channel.Local, id, fate, reason, ticket, message);
            return Task.CompletedTask;
        }
    }

    public Task<ImmutableArray<IntakeRow>> Pending(ChannelId channel, int limit, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(Of(channel).Where(row => row.Fate is IntakeFate.Pending).Take(limit).ToImmutableArray());
        }
    }

    public Task Reopen(ChannelId channel, string id, IntakeFate from, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            if (from is IntakeFate.Held or IntakeFate.Failed)
            {
                Change(channel, row => row.Id == id && row.Fate == from, row => row with
                {
                    Fate = IntakeFate.Pending,
                    Reason = null,
                    Ticket = null,
                    Message = null,
                    Released = row.Released || from is IntakeFate.Held,
                });
            }

            return Task.CompletedTask;
        }
    }

    public Task<ImmutableHashSet<string>> Known(ChannelId channel, ImmutableArray<string> sources, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(Of(channel).Select(row => row.Source).Intersect(sources, StringComparer.Ordinal).ToImmutableHashSet(StringComparer.Ordinal));
        }
    }

    public Task<ImmutableArray<IntakeRow>> KeptBefore(ChannelId channel, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(Of(channel)
                .Where(row => row.At < before && row.RawDeletedAt is null
                    && row.Fate is not (IntakeFate.Pending or IntakeFate.Held or IntakeFate.Failed or IntakeFate.NotGiven))
                .OrderBy(row => row.At).Take(limit).ToImmutableArray());
        }
    }

    public Task<ImmutableArray<string>> ForgetRaw(ChannelId channel, ImmutableArray<IntakeRow> rows, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            Change(channel, row => rows.Any(gone => gone.Id == row.Id), row => row with { RawDeletedAt = at });
            var needed = _tables.Journal.Where(known => known.Channel.Account == channel.Account && known.Row.RawDeletedAt is null)
                .Select(known => known.Row.Sha256);
            return Task.FromResult(rows.Select(row => row.Sha256).Distinct(StringComparer.Ordinal).Except(needed, StringComparer.Ordinal).ToImmutableArray());
        }
    }

    public Task<IntakeRow?> Read(ChannelId channel, string id, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(Of(channel).FirstOrDefault(row => row.Id == id));
        }
    }

    public Task<IntakePage?> Page(ChannelId channel, IntakeFate? fate, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var before = long.MaxValue;

        if (cursor is not null && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            return Task.FromResult<IntakePage?>(null);
        }

        lock (_tables.Gate)
        {
            var rows = Of(channel).Reverse()
                .Where(row => long.Parse(row.Id, CultureInfo.InvariantCulture) < before && (fate is null || row.Fate == fate))
                .Take(limit + 1).ToImmutableArray();
            return Task.FromResult<IntakePage?>(rows.Length > limit ? new(rows[..limit], rows[limit - 1].Id) : new(rows, null));
        }
    }

    public Task<ImmutableArray<KnownThread>> Threads(AccountId account, ImmutableArray<string> mailIds, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult<ImmutableArray<KnownThread>>(
            [
                .. mailIds
                    .SelectMany(id => _tables.MailIds.Where(known => known.Account == account && known.MailId == id).OrderBy(known => known.Ticket))
                    .Select(known => _tables.Tickets[new(account, known.Ticket)].Row)
                    .DistinctBy(row => row.Id)
                    .Select(Known),
            ]);
        }
    }

    public Task<ImmutableArray<KnownThread>> Numbered(AccountId account, ImmutableArray<long> numbers, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult<ImmutableArray<KnownThread>>(
                [
                    .. numbers.Distinct().Select(number => _tables.Tickets.GetValueOrDefault(new(account, number))).OfType<MemoryTicket>()
                        .Select(ticket => Known(ticket.Row)),
                ]);
        }
    }

    public Task<TakenMessage?> Taken(ChannelId channel, string messageKey, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(_tables.IntakeKeys.TryGetValue((channel.Account, channel.Local, messageKey), out var taken)
                ? new TakenMessage(taken.Ticket, taken.Item)
                : null);
        }
    }

    private static KnownThread Known(TicketRow row) => new(row.Id.Number, row.Brand, CopyRules.Participants(row));

    private void Change(ChannelId channel, Func<IntakeRow, bool> which, Func<IntakeRow, IntakeRow> change)
    {
        for (var place = 0; place < _tables.Journal.Count; place++)
        {
            if (_tables.Journal[place] is var (of, row) && of == channel && which(row))
            {
                _tables.Journal[place] = (of, change(row));
            }
        }
    }

    private IEnumerable<IntakeRow> Of(ChannelId channel) => _tables.Journal.Where(known => known.Channel == channel).Select(known => known.Row);
}
