using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Tickets;

/// <summary>Does one thing to many tickets. Each stands by itself: one that is refused stops no other.</summary>
internal sealed class BulkDesk(IGrainFactory grains, Participants participants)
{
    private const int Most = 100;

    /// <summary>So many at once; the rest of the server has work too.</summary>
    private const int AtOnce = 8;

    /// <summary>Tags are added to what is there, so somebody else's change in between is looked at anew.</summary>
    private const int Tries = 5;

    public async Task<Outcome<Page<BulkResult>>> Do(Actor actor, BulkBody body, CancellationToken cancellationToken)
    {
        if (body.Tickets is not { IsDefaultOrEmpty: false, Length: <= Most } tickets)
        {
            return Refusal.Invalid($"Name 1 to {Most} tickets.", "tickets");
        }

        if (Lacking(body) is { } refusal)
        {
            return refusal;
        }

        var by = await participants.Of(actor);
        var results = new BulkResult[tickets.Length];
        var some = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, tickets.Length, some, async (i, ending) =>
            results[i] = BulkResult.Of(tickets[i], await Do(actor, tickets[i], body, by, ending)));
        return new Page<BulkResult>(results);
    }

    private async Task<Outcome<TicketView>> Do(Actor actor, long number, BulkBody body, Participant by, CancellationToken cancellationToken)
    {
        var ticket = grains.Ticket(actor, number);

        if (body.Action is not BulkAction.Tag)
        {
            bool? deleted = body.Action switch { BulkAction.Delete => true, BulkAction.Restore => false, _ => null };
            bool? spam = body.Action switch { BulkAction.Spam => true, BulkAction.NoSpam => false, _ => null };
            var wish = new TicketChange
            {
                Status = body.Status,
                Importance = body.Importance,
                Assignee = body.Assignee,
                Deleted = deleted,
                Spam = spam,
                By = by,
            };
            return await ticket.Change(actor, wish, cancellationToken);
        }

        for (var tried = 1; ; tried++)
        {
            if (!(await ticket.Read(actor, cancellationToken)).Succeeded(out var view, out var refusal))
            {
                return refusal;
            }

            var change = new TicketChange { Tags = [.. view.Tags.Union(body.Tags!.Value, StringComparer.Ordinal)], ExpectedVersion = view.Version, By = by };
            var changed = await ticket.Change(actor, change, cancellationToken);

            if (changed.Refusal?.Code is not "version_conflict" || tried == Tries)
            {
                return changed;
            }
        }
    }

    private static Refusal? Lacking(BulkBody body) => body.Action switch
    {
        BulkAction.Assign when body.Assignee is null => Refusal.Invalid("Say to whom.", "assignee", "missing"),
        BulkAction.Status when body.Status is null => Refusal.Invalid("Say which status.", "status", "missing"),
        BulkAction.Importance when body.Importance is null => Refusal.Invalid("Say how important.", "importance", "missing"),
        BulkAction.Tag when body.Tags is not { IsDefaultOrEmpty: false } => Refusal.Invalid("Say which tags.", "tags", "missing"),
        null => Refusal.Invalid("Say what to do: assign, status, importance, tag, delete, restore, spam or noSpam.", "action"),
        var action => Beside(body, action.Value),
    };

    // One thing at a time: a value for another action is a mistake, not a wish.
    private static Refusal? Beside(BulkBody body, BulkAction action)
    {
        (BulkAction For, string Field, bool Said)[] values =
        [
            (BulkAction.Assign, "assignee", body.Assignee is not null),
            (BulkAction.Status, "status", body.Status is not null),
            (BulkAction.Importance, "importance", body.Importance is not null),
            (BulkAction.Tag, "tags", body.Tags is not null),
        ];
        return values.FirstOrDefault(value => value.Said && value.For != action) is { Field: { } field }
            ? Refusal.Invalid("That belongs to another action.", field)
            : null;
    }
}

internal sealed record BulkBody
{
    public ImmutableArray<long>? Tickets { get; init; }

    public BulkAction? Action { get; init; }

    public TicketStatus? Status { get; init; }

    public Importance? Importance { get; init; }

    /// <summary>Null is nobody, which is not the same as left out.</summary>
    public Assignee? Assignee
    {
        get;
        init
        {
            field = value ?? Contracts.Tickets.Assignee.Nobody;
        }
    }

    public ImmutableArray<string>? Tags { get; init; }
}

internal enum BulkAction
{
    Assign = 1,
    Status = 2,
    Importance = 3,
    Tag = 4,
    Delete = 5,
    Restore = 6,
    Spam = 7,
    NoSpam = 8,
}

/// <param name="Ticket">Its number.</param>
/// <param name="Version">After it; null where it was refused.</param>
/// <param name="Code">Why it was refused; null where it was not.</param>
/// <param name="Detail">The same for a person.</param>
internal sealed record BulkResult(long Ticket, long? Version, string? Code, string? Detail)
{
    /// <summary>As in problem details.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    public static BulkResult Of(long ticket, Outcome<TicketView> outcome) =>
        outcome.Succeeded(out var view, out var refusal)
            ? new(ticket, view.Version, null, null)
            : new(ticket, null, refusal.Code, refusal.Reason) { Values = refusal.Values };
}
