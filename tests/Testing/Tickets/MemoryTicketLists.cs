using System.Collections.Immutable;
using System.Globalization;
using System.Threading.Channels;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Testing.Tickets;

/// <summary>Lists by looking at everything: what the real ones are measured against.</summary>
public sealed class MemoryTicketLists : ITicketLists
{
    private readonly MemoryTables _tables;
    private readonly Channel<AccountId> _folded = Channel.CreateUnbounded<AccountId>();
    private int _tallied;

    internal MemoryTicketLists(MemoryTables tables) => _tables = tables;

    /// <summary>Whose counts were folded.</summary>
    public ChannelReader<AccountId> Folded => _folded.Reader;

    public Task<TicketListPage?> Page(Actor asker, TicketQuery query, CancellationToken cancellationToken)
    {
        var after = (Sort: 0, First: 0L, Second: 0L, Number: 0L);

        if (query.Cursor is { } text)
        {
            var parts = text.Split('.');

            if (parts.Length is not 4 || parts.Any(part => !long.TryParse(part, CultureInfo.InvariantCulture, out _))
                || long.Parse(parts[0], CultureInfo.InvariantCulture) != (long)query.Sort)
            {
                return Task.FromResult<TicketListPage?>(null);
            }

            var values = Array.ConvertAll(parts, part => long.Parse(part, CultureInfo.InvariantCulture));
            after = ((int)values[0], values[1], values[2], values[3]);
        }

        var descending = query.Sort is not (TicketSort.UpdatedAscending or TicketSort.CreatedAscending);
        var matching = Visible(asker)
            .Where(row => IsIn(row, query.Box, asker) && Matches(row, query))
            .Select(row => (Row: row, Key: KeyOf(row, query.Sort)));
        var ordered = descending ? matching.OrderByDescending(one => one.Key) : matching.OrderBy(one => one.Key);
        var rest = query.Cursor is null
            ? ordered
            : ordered.Where(one => Math.Sign(one.Key.CompareTo((after.First, after.Second, after.Number))) == (descending ? -1 : 1));
        var page = rest.Take(query.Limit + 1).Select(one => one.Row).ToImmutableArray();

        if (page.Length <= query.Limit)
        {
            return Task.FromResult<TicketListPage?>(new(page, null));
        }

        var (first, second, number) = KeyOf(page[query.Limit - 1], query.Sort);
        var next = string.Create(CultureInfo.InvariantCulture, $"{(int)query.Sort}.{first}.{second}.{number}");
        return Task.FromResult<TicketListPage?>(new(page[..query.Limit], next));
    }

    public Task<BoxCounts> Counts(Actor asker, string? brand, CancellationToken cancellationToken)
    {
        var rows = Visible(asker).Where(row => brand is null || row.Brand == brand).ToList();
        return Task.FromResult(new BoxCounts
        {
            All = Open(BoxName.All),
            Mine = Open(BoxName.Mine),
            Groups = Open(BoxName.Groups),
            Unassigned = Open(BoxName.Unassigned),
            GooglePlay = Open(BoxName.GooglePlay),
            Blocked = rows.Count(row => IsIn(row, BoxName.Blocked, asker)),
            Deleted = rows.Count(row => IsIn(row, BoxName.Deleted, asker)),
        });

        int Open(BoxName box) => rows.Count(row => row.Status is not TicketStatus.Completed && IsIn(row, box, asker));
    }

    /// <summary>Counts here are always exact, so all there is to see is whose were to be folded.</summary>
    public async Task FoldCounts(AccountId account, CancellationToken cancellationToken) => await _folded.Writer.WriteAsync(account, cancellationToken);

    /// <summary>How often whole brands were counted.</summary>
    public int Tallied => Volatile.Read(ref _tallied);

    public Task<ImmutableArray<BoxTally>> Tally(AccountId account, ImmutableArray<string> brands, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _tallied);
        return Task.FromResult<ImmutableArray<BoxTally>>(
        [
            .. from row in Visible(Actor.System(account))
               where brands.Contains(row.Brand) && (row.Box is not TicketBox.Open || row.Status is not TicketStatus.Completed)
               group row by (row.Brand, row.AssigneeMember, row.AssigneeGroup) into alike
               select new BoxTally
               {
                   Brand = alike.Key.Brand,
                   Member = alike.Key.AssigneeMember,
                   Group = alike.Key.AssigneeGroup,
                   Open = alike.Count(row => row.Box is TicketBox.Open),
                   GooglePlay = alike.Count(row => row.Box is TicketBox.Open && row.ChannelKind is "googlePlay"),
                   Blocked = alike.Count(row => row.Box is TicketBox.Blocked),
                   Deleted = alike.Count(row => row.Box is TicketBox.Deleted),
               },
        ]);
    }

    private List<TicketRow> Visible(Actor asker)
    {
        lock (_tables.Gate)
        {
            return
            [
                .. _tables.Tickets.Values.Select(ticket => ticket.Row)
                    .Where(row => row.Id.Account == asker.Account && asker.Sees(row.Brand, row.AssigneeMember, row.AssigneeGroup)),
            ];
        }
    }

    private static bool IsIn(TicketRow row, BoxName box, Actor asker) => box switch
    {
        BoxName.Blocked => row.Box is TicketBox.Blocked,
        BoxName.Deleted => row.Box is TicketBox.Deleted,
        _ => row.Box is TicketBox.Open && box switch
        {
            BoxName.Mine => row.AssigneeMember == asker.Id,
            BoxName.Groups => row.AssigneeGroup is { } group && asker.Groups.Contains(group),
            BoxName.Unassigned => IsUnassigned(row),
            BoxName.GooglePlay => row.ChannelKind is "googlePlay",
            _ => true,
        },
    };

    private static bool Matches(TicketRow row, TicketQuery query) =>
        (query.Brand is null || row.Brand == query.Brand)
        && (query.Statuses.IsEmpty || query.Statuses.Contains(row.Status))
        && (query.Importances.IsEmpty || query.Importances.Contains(row.Importance))
        && (query.Assignee is null || (query.Assignee is "none" ? IsUnassigned(row) : row.AssigneeMember == query.Assignee))
        && (query.Channel is null || row.Channel == query.Channel)
        && (query.Tag is null || row.Tags.Contains(query.Tag))
        && (query.Customer is null || row.Customer == query.Customer)
        && (query.From is null || row.CreatedAt >= query.From)
        && (query.To is null || row.CreatedAt < query.To)
        && (string.IsNullOrEmpty(query.Text)
            || row.Id.Number.ToString(CultureInfo.InvariantCulture) == query.Text
            || row.CustomerEmail.StartsWith(query.Text, StringComparison.OrdinalIgnoreCase));

    private static bool IsUnassigned(TicketRow row) => row.AssigneeMember is null && row.AssigneeGroup is null;

    private static (long First, long Second, long Number) KeyOf(TicketRow row, TicketSort sort) => sort switch
    {
        TicketSort.CreatedAscending or TicketSort.CreatedDescending => (0, row.CreatedAt.UtcTicks, row.Id.Number),
        TicketSort.ImportanceDescending => ((long)row.Importance, row.UpdatedAt.UtcTicks, row.Id.Number),
        _ => (0, row.UpdatedAt.UtcTicks, row.Id.Number),
    };
}
