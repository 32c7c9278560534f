using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;

namespace Oqupie.WebHost.Live;

/// <summary>
/// Tells the consoles of this host what happened in one brand: each audience what it may hear, and never somebody who could not open the ticket.
/// </summary>
/// <remarks>Used by one thread of work at a time.</remarks>
internal sealed class BrandTeller(
    BrandId brand, IHubContext<LiveHub, ILiveClient> hub, Consoles consoles, OpenTickets open, BoxCounter counter, Outlet outlet)
{
    private readonly Dictionary<string, long> _lastTold = [];
    private readonly Dictionary<long, Audience> _lookedAt = [];
    private long _start;

    /// <summary>All that follows is of an epoch that begins, for us, at this number.</summary>
    public void Begin(long number)
    {
        _lastTold.Clear();
        _start = number;
        counter.Changed(brand);
    }

    public async Task Tell(IReadOnlyList<FeedEntry> entries, CancellationToken cancellationToken)
    {
        await TellKnowledge(KnowledgeNews.Of(entries), cancellationToken);
        await TellDrafts(entries, cancellationToken);
        var patches = Patch.Of(entries.Where(entry => !KnowledgeNews.Is(entry) && !DraftMarkNews.Is(entry)));

        if (patches.IsEmpty)
        {
            return;
        }

        counter.Changed(brand);
        Move(patches);
        await TellGone(patches, cancellationToken);
        var texts = patches.Select(patch => LiveText.Of(brand.Local, patch.Entry)).ToList();
        await Tell(Audiences.All(brand), texts, null, cancellationToken);

        // One after another in their order: who is in several audiences must not hear a later one first, lose the line, and ask only for what came after that.
        for (var (from, to) = (0, 0); from < patches.Length; from = to)
        {
            var audience = patches[from].Entry.News.Audience;

            while (to < patches.Length && patches[to].Entry.News.Audience == audience)
            {
                to++;
            }

            await Tell(audience, texts[from..to], cancellationToken);
        }
    }

    public async Task Tell(TicketPresence presence, CancellationToken cancellationToken)
    {
        // The presence grain knows the audience as it was when somebody opened the ticket; what the feed said since is newer.
        var audience = _lookedAt.GetValueOrDefault(presence.Ticket, presence.Audience);

        if (presence.People.IsEmpty)
        {
            _lookedAt.Remove(presence.Ticket);
        }
        else
        {
            _lookedAt[presence.Ticket] = audience;
        }

        await outlet.Pass(hub.Clients.Group(Audiences.All(brand)).Presence(presence.Ticket, presence.People), cancellationToken);

        foreach (var (group, except) in Scoped(audience))
        {
            await outlet.Pass(hub.Clients.GroupExcept(group, except).Presence(presence.Ticket, presence.People), cancellationToken);
        }
    }

    /// <summary>Consoles must read again.</summary>
    public async Task Reset(CancellationToken cancellationToken)
    {
        foreach (var connection in consoles.Watching(brand))
        {
            await outlet.Pass(hub.Clients.Client(connection.Id).Changed(ChangedKinds.Tickets), cancellationToken);
        }
    }

    /// <summary>Before anybody is told: who hears that a ticket is gone must hear nothing more of its draft.</summary>
    private void Move(ImmutableArray<Patch> patches)
    {
        foreach (var patch in patches.Where(patch => patch.Moved))
        {
            if (patch.Ticket is not { } ticket)
            {
                continue;
            }

            if (_lookedAt.ContainsKey(ticket))
            {
                _lookedAt[ticket] = patch.Entry.News.Audience;
            }

            open.AudienceChanged(brand, ticket, patch.Entry.News.Audience);
        }
    }

    private async Task Tell(Audience audience, List<LiveText> texts, CancellationToken cancellationToken)
    {
        foreach (var (group, except) in Scoped(audience))
        {
            await Tell(group, texts, except, cancellationToken);
        }
    }

    private async Task Tell(string group, List<LiveText> texts, IReadOnlyList<string>? except, CancellationToken cancellationToken)
    {
        var entries = ImmutableArray.CreateBuilder<LiveEntry>(texts.Count);
        var last = _lastTold.GetValueOrDefault(group, _start);

        foreach (var text in texts)
        {
            entries.Add(new(text, last));
            last = text.Number;
        }

        _lastTold[group] = last;
        var clients = except is { Count: > 0 } ? hub.Clients.GroupExcept(group, except) : hub.Clients.Group(group);
        await outlet.Pass(clients.Happened(entries.MoveToImmutable()), cancellationToken);
    }

    /// <summary>The groups of those who do not see all, and in each who has heard it in an earlier one.</summary>
    private IEnumerable<(string Group, IReadOnlyList<string> Except)> Scoped(Audience audience)
    {
        if (audience.Unassigned)
        {
            yield return (Audiences.Unassigned(brand), []);
        }

        if (audience.Member is { } member)
        {
            yield return (Audiences.Member(brand, member), []);
        }

        if (audience.Group is { } group)
        {
            yield return (Audiences.Group(brand, group), audience.Member is { } also ? consoles.In(Audiences.Member(brand, also)) : []);
        }
    }

    private async Task TellKnowledge(ImmutableArray<ChangedSection> sections, CancellationToken cancellationToken)
    {
        if (sections.IsEmpty)
        {
            return;
        }

        foreach (var connection in consoles.Watching(brand).Where(connection => KnowledgeNews.MayHear(connection.Actor, brand)))
        {
            await outlet.Pass(hub.Clients.Client(connection.Id).Knowledge(brand.Local, sections), cancellationToken);
        }
    }

    private async Task TellDrafts(IReadOnlyList<FeedEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var (mark, audience) in DraftMarkNews.Of(entries))
        {
            await outlet.Pass(hub.Clients.Group(Audiences.All(brand)).Drafting([mark]), cancellationToken);

            foreach (var (group, except) in Scoped(_lookedAt.GetValueOrDefault(mark.Ticket, audience)))
            {
                await outlet.Pass(hub.Clients.GroupExcept(group, except).Drafting([mark]), cancellationToken);
            }
        }
    }

    private async Task TellGone(ImmutableArray<Patch> patches, CancellationToken cancellationToken)
    {
        var moved = patches.Where(patch => patch.Moved).ToList();

        if (moved.Count is 0)
        {
            return;
        }

        foreach (var connection in consoles.Watching(brand))
        {
            ImmutableArray<long> gone =
            [
                .. from patch in moved
                   where connection.MayHear(brand, patch.Before) && !connection.MayHear(brand, patch.Entry.News.Audience)
                   select patch.Ticket into ticket
                   where ticket is not null
                   select ticket.Value,
            ];

            if (!gone.IsEmpty)
            {
                await outlet.Pass(hub.Clients.Client(connection.Id).Gone(gone), cancellationToken);
            }
        }
    }
}
