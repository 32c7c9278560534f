using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;
using Oqupie.Testing.Customers;

namespace Oqupie.Testing;

/// <summary>What the stores in memory share. One lock is one transaction.</summary>
internal sealed class MemoryTables
{
    public MemoryTables() => Customers = new(this);

    public Lock Gate { get; } = new();

    public Dictionary<TicketId, MemoryTicket> Tickets { get; } = [];

    /// <summary>What happened to tickets that are gone.</summary>
    public Dictionary<TicketId, ImmutableList<TicketEvent>> Purged { get; } = [];

    public Dictionary<(AccountId Account, string Id), Content> Contents { get; } = [];

    public Dictionary<(AccountId Account, string Channel, string Key), (long Ticket, string Item)> IntakeKeys { get; } = [];

    public Dictionary<(TicketId Ticket, string Wish), long> Wishes { get; } = [];

    public HashSet<(AccountId Account, string MailId, long Ticket)> MailIds { get; } = [];

    /// <summary>By their place, from 1.</summary>
    public List<(ChannelId Channel, IntakeRow Row)> Journal { get; } = [];

    public Dictionary<(AccountId Account, string Id), MemoryOutboxRow> Outbox { get; } = [];

    public MemoryCustomers Customers { get; }

    public Dictionary<(AccountId Account, string What, string Key), (int Shard, DueItem Item)> Due { get; } = [];

    public IDueBell? DueBell { get; set; }

    public bool IsStill(AccountId account, DueEnd end) => end.Token is null || Due.GetValueOrDefault((account, end.What, end.Key)).Item?.Token == end.Token;

    public void Put(AccountId account, DueRow row) => Due[(account, row.What, row.Key)] = (DueShard.Of(account, row), new()
    {
        Account = account,
        What = row.What,
        Key = row.Key,
        At = row.At,
        NextAt = row.At,
        Token = LocalKey.New(),
        Cause = row.Cause,
    });

    /// <summary>The row that bears the end's token, and no other, ends, or waits until then.</summary>
    public bool EndOrMove(AccountId account, DueEnd end, DateTimeOffset? next)
    {
        if (!IsStill(account, end))
        {
            return false;
        }

        if (next is { } at)
        {
            Put(account, new() { What = end.What, Key = end.Key, At = at });
            return true;
        }

        return Due.Remove((account, end.What, end.Key));
    }

    /// <summary>To be called outside the gate.</summary>
    public void RingFor(AccountId account, IEnumerable<DueRow> rows)
    {
        foreach (var row in rows)
        {
            DueBell?.Ring(DueShard.Of(account, row), row.At);
        }
    }

    /// <summary>Gives a journal row its fate, unless it has a lasting one.</summary>
    public void Settle(AccountId account, string? channel, string? id, IntakeFate fate, string? reason, long? ticket, string? message)
    {
        var place = Journal.FindIndex(known => known.Row.Id == id && known.Channel.Account == account && (channel is null || known.Channel.Local == channel));

        if (place >= 0 && Journal[place] is var (of, row) && row.Fate is IntakeFate.Pending or IntakeFate.Failed)
        {
            Journal[place] = (of, row with { Fate = fate, Reason = reason, Ticket = ticket, Message = message });
        }
    }
}

internal sealed record MemoryTicket(TicketRow Row, ImmutableList<TicketEvent> Events, TicketSnapshot? Snapshot);

internal sealed record MemoryOutboxRow(OutboxEntry Entry)
{
    public DeliveryState State { get; init; } = DeliveryState.Queued;

    public DateTimeOffset DueAt { get; init; } = Entry.DueAt;

    public int Attempts { get; init; }

    public int Ended { get; init; }

    public int Told { get; init; }

    public string? Reason { get; init; }

    public string? ExternalId { get; init; }

    public string? NotTo { get; init; }

    /// <summary>Of the last attempt that ended, and when it did.</summary>
    public DeliveryState? LastEnd { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public DateTimeOffset? TryingSince { get; init; }
}
