using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>How the fields of a ticket change. Pure; the same values again change nothing.</summary>
internal static class FieldRules
{
    private const int MaxTags = 50;
    private const int MaxTagLength = 60;

    public static Decision Change(Ticket ticket, TicketChange change, Actor actor, DateTimeOffset now)
    {
        if (change.ExpectedVersion is { } expected && expected != ticket.Version)
        {
            return TicketRefusals.MovedOn;
        }

        if (TagRefusal(change.Tags) is { } refusal)
        {
            return refusal;
        }

        var row = ticket.Row;
        var events = ImmutableArray.CreateBuilder<TicketEvent>();

        if (change.Status is { } status && status != row.Status)
        {
            events.Add(new StatusChanged { At = now, ByKind = actor.Kind, By = actor.Id, From = row.Status, To = status });
        }

        if (change.Importance is { } importance && importance != row.Importance)
        {
            events.Add(new ImportanceChanged { At = now, ByKind = actor.Kind, By = actor.Id, From = row.Importance, To = importance });
        }

        var assignee = new Assignee(row.AssigneeMember, row.AssigneeGroup);

        if (change.Assignee is { } to && to != assignee)
        {
            events.Add(new AssigneeChanged { At = now, ByKind = actor.Kind, By = actor.Id, From = assignee, To = to });
        }

        if (change.Tags is { } tags)
        {
            ImmutableArray<string> wanted = [.. tags.Select(tag => tag.Trim()).Distinct(StringComparer.Ordinal)];
            ImmutableArray<string> added = [.. wanted.Except(row.Tags)];
            ImmutableArray<string> removed = [.. row.Tags.Except(wanted)];

            if (!added.IsEmpty || !removed.IsEmpty)
            {
                events.Add(new TagsChanged { At = now, ByKind = actor.Kind, By = actor.Id, Added = added, Removed = removed });
            }
        }

        if (change.Deleted is { } deleted && deleted != (row.Box is TicketBox.Deleted))
        {
            events.Add(deleted
                ? new TicketDeleted { At = now, ByKind = actor.Kind, By = actor.Id, From = row.Box }
                : new TicketRestored { At = now, ByKind = actor.Kind, By = actor.Id, To = ticket.BoxBefore });
        }

        return events.Count is 0 ? Decision.Nothing : new() { Events = events.DrainToImmutable() };
    }

    public static Refusal? TagRefusal(ImmutableArray<string>? tags)
    {
        if (tags is not { } wanted)
        {
            return null;
        }

        if (wanted.Length > MaxTags)
        {
            return Refusal.Invalid($"A ticket has at most {MaxTags} tags.", "tags", "too_many_tags").With("most", MaxTags);
        }

        return wanted.Any(tag => tag.Trim() is not { Length: > 0 and <= MaxTagLength })
            ? Refusal.Invalid($"A tag has 1 to {MaxTagLength} characters.", "tags", "tag_length").With("most", MaxTagLength)
            : null;
    }
}
