using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Members;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Tickets.Joining;

namespace Oqupie.Grains.Search;

/// <summary>Reads tickets as they are to be found: what stands on their timelines now, without what was given to another ticket or back.</summary>
internal sealed class TicketsToIndex(ITicketStore store, ITicketsToFind tickets, MemberNames members)
{
    /// <summary>Of one ticket so much is in memory at once.</summary>
    private const int ItemsAtOnce = 200;

    private const int NumbersAtOnce = 500;

    /// <summary>Beyond it nothing of a text is found.</summary>
    private const int LongestText = 100_000;

    /// <summary>Everything of the tickets from a number on and before another.</summary>
    public async IAsyncEnumerable<TicketPart> All(AccountId account, long from, long until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var numbers = await tickets.Numbers(account, from, until, NumbersAtOnce, cancellationToken);
            numbers.Length > 0;
            numbers = await tickets.Numbers(account, numbers[^1] + 1, until, NumbersAtOnce, cancellationToken))
        {
            foreach (var number in numbers)
            {
                await foreach (var (put, _) in Whole(new(account, number), cancellationToken))
                {
                    foreach (var part in put)
                    {
                        yield return part;
                    }
                }
            }
        }
    }

    /// <summary>All of a ticket, some at a time, and the ids of what is not to be found: of one that was purged, all.</summary>
    public async IAsyncEnumerable<(ImmutableArray<TicketPart> Put, ImmutableArray<string> Deleted)> Whole(
        TicketId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ticket = await store.Load(id, cancellationToken) is { } stored ? Ticket.Of(stored) : null;
        yield return ticket is null ? ([], [TicketPart.IdOf(id.Number)]) : ([Head(ticket)], []);

        for (var after = 0L; ticket is null || after < ticket.Version;)
        {
            var page = await store.Read(id, after, before: null, ItemsAtOnce, cancellationToken);

            if (page.IsEmpty)
            {
                yield break;
            }

            yield return ticket is null ? ([], [.. page.Select(one => TicketPart.IdOf(id.Number, one.Version))]) : await Parts(ticket, page);
            after = page[^1].Version;
        }
    }

    /// <summary>The head as it is now, and those of these versions that are writings.</summary>
    public async Task<(ImmutableArray<TicketPart> Put, ImmutableArray<string> Deleted)> Some(
        TicketId id, IReadOnlyCollection<long> versions, CancellationToken cancellationToken)
    {
        if (await store.Load(id, cancellationToken) is not { } stored)
        {
            return ([], []);
        }

        var ticket = Ticket.Of(stored);
        var (put, deleted) = (ImmutableArray.CreateBuilder<TicketPart>(), ImmutableArray.CreateBuilder<string>());
        put.Add(Head(ticket));

        foreach (var (first, count) in Runs(versions))
        {
            var (some, gone) = await Parts(ticket, await store.Read(id, first - 1, before: null, count, cancellationToken));
            put.AddRange(some);
            deleted.AddRange(gone);
        }

        return (put.ToImmutable(), deleted.ToImmutable());
    }

    /// <summary>Whether an event changes what of the ticket's earlier words is to be found.</summary>
    public static bool ChangesThePast(TicketEvent happened) =>
        happened is ItemsSplitOff or TicketAbsorbed or TicketReleased or TicketPurged or FieldsChanged or UnknownHappened;

    /// <summary>Whether an event is something written, which has words of its own.</summary>
    public static bool IsWriting(TicketEvent happened) =>
        happened is MessageReceived or MessageEdited or ReplyWritten or AutoReplied or ReplyEchoed
            or MemoWritten or Forwarded or ForwardAnswered or ItemCarried
        || IsForm(happened);

    private static bool IsForm(TicketEvent happened) => happened is TicketOpened { Content: not null } or FieldsChanged;

    private static TicketHead Head(Ticket ticket) => new() { Ticket = ticket.Row.Id.Number, Row = ticket.Row };

    private async Task<(ImmutableArray<TicketPart> Put, ImmutableArray<string> Deleted)> Parts(Ticket ticket, ImmutableArray<StoredEvent> events)
    {
        var (put, deleted) = (ImmutableArray.CreateBuilder<TicketPart>(), ImmutableArray.CreateBuilder<string>());

        foreach (var stored in events.Where(one => IsWriting(one.Event)))
        {
            var isOld = IsForm(stored.Event) && stored.Version != ticket.Form;

            if (stored.Content is { } content && !isOld && !ticket.Moved.ContainsKey(stored.Version) && CarryRules.IsShown(ticket, stored.Event))
            {
                put.Add(await Writing(ticket, stored, content));
            }
            else
            {
                deleted.Add(TicketPart.IdOf(ticket.Row.Id.Number, stored.Version));
            }
        }

        return (put.ToImmutable(), deleted.ToImmutable());
    }

    private async Task<TicketWriting> Writing(Ticket ticket, StoredEvent stored, Content content)
    {
        var (kind, by) = stored.Event is ItemCarried carried ? (carried.WriterKind, carried.Writer) : (stored.Event.ByKind, stored.Event.By);
        var isToCustomer = stored.Event is ReplyWritten or AutoReplied or ReplyEchoed or ItemCarried { Kind: TimelineKind.Reply };
        return new()
        {
            Ticket = ticket.Row.Id.Number,
            Version = stored.Version,
            Text = Cut(content.Written),
            From = [.. await By(ticket.Row.Id.Account, kind, by), .. Parties(content.Meta.From is { } from ? [from] : [])],
            To =
            [
                .. isToCustomer ? [new TicketParty(ticket.Row.CustomerName, ticket.Row.CustomerEmail)] : Array.Empty<TicketParty>(),
                .. Parties(content.Meta.To),
                .. Parties(content.Meta.Cc),
                .. Parties(content.Meta.Bcc.IsDefault ? [] : content.Meta.Bcc),
            ],
            Attachments = [.. content.Meta.Attachments.Select(file => file.Name)],
        };
    }

    private async Task<ImmutableArray<TicketParty>> By(AccountId account, ActorKind kind, string by) =>
        kind is ActorKind.Member ? [new(await members.NameOf(account, by), TicketMarks.Member(by))] : [];

    private static IEnumerable<TicketParty> Parties(IEnumerable<MailParty> parties) => parties.Select(party => new TicketParty(party.Name, party.Email));

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText];

    /// <summary>Versions that follow each other are read at once.</summary>
    private static IEnumerable<(long First, int Count)> Runs(IReadOnlyCollection<long> versions)
    {
        (long First, int Count)? run = null;

        foreach (var version in versions.Order())
        {
            if (run is { } grown && grown.First + grown.Count == version && grown.Count < ItemsAtOnce)
            {
                run = (grown.First, grown.Count + 1);
                continue;
            }

            if (run is { } done)
            {
                yield return done;
            }

            run = (version, 1);
        }

        if (run is { } last)
        {
            yield return last;
        }
    }
}
