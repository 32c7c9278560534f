using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Brands;

namespace Oqupie.WebHost.Live;

/// <summary>Puts connections into the groups of what they may hear, and takes them out when they may no more.</summary>
internal sealed class Watches(IClusterClient cluster, IHubContext<LiveHub, ILiveClient> hub, ILiveAccess access, FeedBridge bridge)
{
    private static readonly Refusal NotYours = Refusal.NotAllowed("This brand is not yours to watch.");

    /// <summary>Begins to watch one brand, or all of them. Refused for a brand that the member does not serve or that is none.</summary>
    public async Task<Outcome<WatchAnswer>> Begin(LiveConnection connection, string? brand)
    {
        ImmutableHashSet<BrandId> brands;
        await connection.Turn.WaitAsync(connection.Aborted);

        try
        {
            // Asked while the turn is held: a right taken away after this waits for the turn, and takes the groups away again.
            if (!(await access.Ask(connection.User)).Succeeded(out var actor, out var refusal))
            {
                await Hear(connection, []);
                return refusal;
            }

            connection.Actor = actor;
            var watching = new Watching(brand is null ? null : new(actor.Account, brand));
            brands = await Brands(actor, watching);

            if (brand is not null && brands.IsEmpty)
            {
                return NotYours;
            }

            connection.Watching = watching;
            await Hear(connection, brands);
        }
        finally
        {
            connection.Turn.Release();
        }

        return await Answer(connection, brands);
    }

    /// <summary>Rights or brands have changed: hears from now on what may be heard now. An actor who is nobody hears nothing.</summary>
    public async Task Adjust(LiveConnection connection)
    {
        ImmutableHashSet<BrandId> added;
        await connection.Turn.WaitAsync(connection.Aborted);

        try
        {
            if (!(await access.Ask(connection.User)).Succeeded(out var actor, out _))
            {
                await Hear(connection, []);
                connection.Abort();
                return;
            }

            connection.Actor = actor;
            var before = connection.Brands;
            var brands = connection.Watching is { } watching ? await Brands(actor, watching) : [];
            added = brands.Except(before);
            await Hear(connection, brands);
        }
        finally
        {
            connection.Turn.Release();
        }

        foreach (var brand in added)
        {
            await bridge.Follow(brand, connection.Aborted);
        }
    }

    private async Task<ImmutableHashSet<BrandId>> Brands(Actor actor, Watching watching)
    {
        var all = watching.Brand is { } one ? await cluster.Brands(actor.Account).Named([one.Local]) : await cluster.ServedBrands(actor);
        return [.. all.Where(brand => actor.Serves(brand.Id)).Select(brand => new BrandId(actor.Account, brand.Id))];
    }

    private async Task Hear(LiveConnection connection, ImmutableHashSet<BrandId> brands)
    {
        ImmutableHashSet<string> groups = [.. brands.SelectMany(brand => Audiences.Of(connection.Actor, brand))];

        foreach (var left in connection.Groups.Except(groups))
        {
            await hub.Groups.RemoveFromGroupAsync(connection.Id, left, CancellationToken.None);
        }

        foreach (var joined in groups.Except(connection.Groups))
        {
            await hub.Groups.AddToGroupAsync(connection.Id, joined, connection.Aborted);
        }

        (connection.Brands, connection.Groups) = (brands, groups);
    }

    private async Task<WatchAnswer> Answer(LiveConnection connection, ImmutableHashSet<BrandId> brands)
    {
        var feeds = ImmutableArray.CreateBuilder<FeedPosition>(brands.Count);
        var answers = ImmutableArray.CreateBuilder<FeedAnswer>(brands.Count);
        var presence = ImmutableArray.CreateBuilder<PresenceAnswer>();

        foreach (var brand in brands.OrderBy(brand => brand.Local, StringComparer.Ordinal))
        {
            var at = await bridge.Follow(brand, connection.Aborted);
            feeds.Add(at);
            answers.Add(new(brand.Local, at.Epoch, at.Number));
            presence.AddRange(
                from ticket in await cluster.GetGrain<IBrandPresenceGrain>(brand.ToString()).All()
                where connection.MayHear(brand, ticket.Audience)
                select new PresenceAnswer(ticket.Ticket, ticket.People));
        }

        return connection.Watching?.Brand is null
            ? new(Epochs.Join(feeds), feeds.Sum(feed => feed.Number), answers.ToImmutable(), presence.ToImmutable())
            : new(feeds[0].Epoch, feeds[0].Number, answers.ToImmutable(), presence.ToImmutable());
    }
}
