using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Live;

/// <summary>One open connection of a console: who is behind it, what it watches and which tickets it has open.</summary>
internal sealed class LiveConnection(HubCallerContext context, Actor actor)
{
    /// <summary>So many tickets one tab may have open; more is no person's work.</summary>
    public const int MostOpen = 50;

    public string Id => context.ConnectionId;

    public ClaimsPrincipal? User => context.User;

    /// <summary>When the session behind it ends, however often it is used; null for a key, which does not.</summary>
    public DateTimeOffset? EndsAt { get; } = Caller.Of(context.User)?.Session?.EndsAt;

    /// <summary>Held while groups change, so that a right taken away and a watch just asked for do not cross.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>As of the last time it was asked; changed only while <see cref="Turn"/> is held.</summary>
    public Actor Actor { get; set; } = actor;

    /// <summary>Null until it watches something.</summary>
    public Watching? Watching { get; set; }

    public ImmutableHashSet<BrandId> Brands { get; set; } = [];

    public ImmutableHashSet<string> Groups { get; set; } = [];

    /// <summary>Null until it wants to hear how many tickets its boxes hold.</summary>
    public Counting? Counting { get; set; }

    public ConcurrentDictionary<long, OpenedTicket> Open { get; } = new();

    public bool Ended { get; set; }

    public CancellationToken Aborted => context.ConnectionAborted;

    public bool MayHear(BrandId brand, Audience audience) => Brands.Contains(brand) && Actor.Sees(brand, audience);

    public void Abort() => context.Abort();
}

/// <param name="Brand">Null is every brand the member serves, also ones made later.</param>
internal sealed record Watching(BrandId? Brand);

/// <summary>Which boxes a connection shows, and what it last heard of them.</summary>
/// <param name="brand">Null is every brand it watches.</param>
internal sealed class Counting(string? brand)
{
    public string? Brand => brand;

    /// <summary>Held while numbers are added up and sent off, so that what was added up later is heard later.</summary>
    public Lock Gate { get; } = new();

    public BoxCounts? Told { get; set; }
}

/// <param name="Brand">The brand it is in.</param>
/// <param name="Audience">Who may see it, as last heard.</param>
/// <param name="Person">Who looks.</param>
internal sealed record OpenedTicket(BrandId Brand, Audience Audience, Participant Person);
