using System.Collections.Immutable;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>
/// The pages behind the first of a list whose rows change while they are walked through. What was there when the walk began is shown once, wherever
/// it moves: a row that was shown is left out where it turns up again, and one that jumped over the walker, as the newest change does, is read at the
/// end, by the time of its change.
/// </summary>
internal sealed class TicketWalk(ITicketLists lists, IGrainFactory grains, Actor actor, TicketQuery query, TicketCursor cursor)
{
    /// <summary>How many reads one page may cost where nearly all that is found was shown before; a page then has less than it may.</summary>
    private const int MostReads = 20;

    /// <summary>A change bears the time when it was begun, by the clock of its silo, and is seen when it is committed.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(5);

    public static TicketCursor Begin(TicketSort sort, DateTimeOffset began, ImmutableArray<TicketRow> shown) => new()
    {
        Sort = sort,
        Walk = Moves(sort) ? Guid.NewGuid() : Guid.Empty,
        Began = (began - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond,
        Page = 1,
        After = TicketPlace.Of(shown[^1], sort),
        Shown = Moves(sort) ? [.. shown.Select(row => row.Id.Number).Order()] : [],
    };

    public async Task<TicketPage> Next(CancellationToken cancellationToken)
    {
        var (late, after, first) = (cursor.Late, cursor.After, cursor.Shown);
        var rows = new List<TicketRow>(query.Limit);
        var onPage = new HashSet<long>(query.Limit);

        for (var reads = 0; rows.Count < query.Limit && reads < MostReads; reads++)
        {
            var asked = query with { Sort = late ? TicketSort.UpdatedAscending : query.Sort, Limit = query.Limit - rows.Count };
            var page = await lists.Page(actor, asked, Part(late, after), cancellationToken);
            rows.AddRange((await Unshown(page.Rows, first)).Where(row => onPage.Add(row.Id.Number)));
            (after, first) = (page.Rows is [.., var last] ? TicketPlace.Of(last, asked.Sort) : after, []);

            if (page.More)
            {
                continue;
            }

            if (late || !Moves(query.Sort))
            {
                return new([.. rows.Select(row => row.ToView())], null);
            }

            (late, after) = (true, null);
        }

        var next = cursor with { Late = late, After = after, Page = cursor.Page + 1, Shown = [] };
        return new([.. rows.Select(row => row.ToView())], next.ToString());
    }

    private static bool Moves(TicketSort sort) => sort is not (TicketSort.CreatedAscending or TicketSort.CreatedDescending);

    // Who walks from the oldest change to the newest would walk for ever if tickets made meanwhile were part of it.
    private TicketListPart Part(bool late, TicketPlace? after) => new()
    {
        After = after,
        MadeBy = late || query.Sort is TicketSort.UpdatedAscending ? cursor.BeganAt : null,
        ChangedSince = late ? cursor.BeganAt - Doubt : null,
    };

    private async Task<IEnumerable<TicketRow>> Unshown(ImmutableArray<TicketRow> found, ImmutableArray<long> first)
    {
        if (!Moves(query.Sort) || (found.IsEmpty && first.IsEmpty))
        {
            return found;
        }

        var walk = grains.GetGrain<ITicketWalkGrain>($"{actor.Account}/{actor.Id}/{cursor.Walk:n}");
        var unshown = (await walk.Take(cursor.Page, first, [.. found.Select(row => row.Id.Number)])).ToHashSet();
        return found.Where(row => unshown.Contains(row.Id.Number));
    }
}
