using System.Collections.Immutable;
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

    public Task<TicketListPage> Page(Actor asker, TicketQuery query, TicketListPart part, CancellationToken cancellationToken)
    {
        var matching = Visible(asker).Where(row => TicketListRule.Matches(row, query, asker) && TicketListRule.IsIn(row, part, query.Sort));
        var ordered = matching.Order(Comparer<TicketRow>.Create((one, other) => TicketListRule.Compare(one, other, query.Sort)));
        var rows = ordered.Take(query.Limit + 1).ToImmutableArray();
        return Task.FromResult<TicketListPage>(rows.Length > query.Limit ? new(rows[..query.Limit], true) : new(rows, false));
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
            Blocked = rows.Count(row => TicketListRule.IsIn(row, BoxName.Blocked, asker)),
            Deleted = rows.Count(row => TicketListRule.IsIn(row, BoxName.Deleted, asker)),
            Asleep = rows.Count(row => TicketListRule.IsIn(row, BoxName.Asleep, asker)),
        });

        int Open(BoxName box) => rows.Count(row => row.Status is not TicketStatus.Completed && TicketListRule.IsIn(row, box, asker));
    }

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
                   Asleep = alike.Count(row => row.Box is TicketBox.Asleep),
               },
        ]);
    }

    /// <summary>Counts here are always exact, so all there is to see is whose were to be folded.</summary>
    public async Task FoldCounts(AccountId account, CancellationToken cancellationToken) => await _folded.Writer.WriteAsync(account, cancellationToken);

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
}
