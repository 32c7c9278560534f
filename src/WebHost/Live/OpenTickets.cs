using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.WebHost.Live;

/// <summary>Which tickets the consoles of this host have open; keeps the presence grains told.</summary>
internal sealed partial class OpenTickets(
    IClusterClient cluster,
    Consoles consoles,
    OpenDrafts drafts,
    IOptions<LiveOptions> options,
    TimeProvider clock,
    ILogger<OpenTickets> logger) : BackgroundService
{
    /// <summary>Refused where the member may not see the ticket, or has more open than a person can.</summary>
    public async Task<Outcome<TicketPresence>> Open(LiveConnection connection, Actor actor, long ticket, Participant person)
    {
        var read = await cluster.GetGrain<ITicketGrain>(new TicketId(actor.Account, ticket).ToString()).Read(actor, connection.Aborted);

        if (!read.Succeeded(out var view, out var refusal))
        {
            return refusal;
        }

        if (connection.Open.Count >= LiveConnection.MostOpen && !connection.Open.ContainsKey(ticket))
        {
            return Refusal.Conflict($"More than {LiveConnection.MostOpen} tickets are open.", "too_many_open").With("most", LiveConnection.MostOpen);
        }

        var opened = new OpenedTicket(new(actor.Account, view.Brand), new(view.Assignee.Member, view.Assignee.Group), person);
        connection.Open[ticket] = opened;
        return await Open(connection, ticket, opened);
    }

    public async Task Close(LiveConnection connection, long ticket)
    {
        if (connection.Open.TryRemove(ticket, out var opened))
        {
            await drafts.Leave(connection, ticket);
            await Presence(opened.Brand).Close(ticket, connection.Id);
        }
    }

    /// <summary>Refused where the ticket is not open, or has left what the member may see.</summary>
    public async Task<Outcome<Done>> Typing(LiveConnection connection, Actor actor, long ticket, string? mode)
    {
        if (mode is not (null or "reply" or "memo"))
        {
            return Refusal.Invalid("One types a reply or a memo.", "mode");
        }

        if (!connection.Open.TryGetValue(ticket, out var opened) || !actor.Sees(opened.Brand, opened.Audience))
        {
            return Refusal.NotFound("This ticket is not open here.");
        }

        await Presence(opened.Brand).Typing(ticket, connection.Id, mode);
        return default(Done);
    }

    /// <summary>Ends all of a connection. Does not throw: presence ends by itself soon after.</summary>
    public async Task Leave(LiveConnection connection)
    {
        foreach (var ticket in connection.Open.Keys)
        {
            await drafts.Leave(connection, ticket);
        }

        foreach (var brand in connection.Open.Values.Select(opened => opened.Brand).Distinct())
        {
            await Try(brand, () => Presence(brand).Leave(connection.Id));
        }

        connection.Open.Clear();
    }

    /// <summary>Others may see the ticket now. Whoever may not any more leaves it; for the rest the new audience is told. Does not wait.</summary>
    public void AudienceChanged(BrandId brand, long ticket, Audience audience)
    {
        foreach (var connection in consoles.All)
        {
            if (connection.Open.TryGetValue(ticket, out var opened) && opened.Brand == brand)
            {
                connection.Open[ticket] = opened with { Audience = audience };
                _ = Try(brand, () => Adjust(connection)); // Not awaited, and never throws: telling goes on meanwhile.
            }
        }
    }

    /// <summary>Opens again what the connection may still see, and leaves the rest.</summary>
    public async Task Adjust(LiveConnection connection)
    {
        foreach (var (ticket, opened) in connection.Open)
        {
            if (connection.Actor.Sees(opened.Brand, opened.Audience))
            {
                await Open(connection, ticket, opened);
            }
            else
            {
                await Close(connection, ticket);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var renewal = new PeriodicTimer(options.Value.RenewPresenceEvery, clock);

        try
        {
            while (await renewal.WaitForNextTickAsync(stoppingToken))
            {
                await Task.WhenAll(ByBrand().Select(brand => Try(brand.Key, () => Renew(brand.Key, [.. brand.Value]))));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private Dictionary<BrandId, HashSet<string>> ByBrand()
    {
        var brands = new Dictionary<BrandId, HashSet<string>>();

        foreach (var connection in consoles.All)
        {
            foreach (var opened in connection.Open.Values)
            {
                if (!brands.TryGetValue(opened.Brand, out var connections))
                {
                    brands.Add(opened.Brand, connections = []);
                }

                connections.Add(connection.Id);
            }
        }

        return brands;
    }

    private async Task Renew(BrandId brand, ImmutableArray<string> connections)
    {
        foreach (var unknown in await Presence(brand).Renew(connections))
        {
            if (consoles.Find(unknown) is { } connection)
            {
                await Adjust(connection);
            }
        }
    }

    private async Task<TicketPresence> Open(LiveConnection connection, long ticket, OpenedTicket opened)
    {
        var presence = await Presence(opened.Brand).Open(ticket, opened.Audience, connection.Id, opened.Person);

        if (connection.Ended)
        {
            await Presence(opened.Brand).Leave(connection.Id); // It ended while we asked.
        }

        return presence;
    }

    private async Task Try(BrandId brand, Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception e)
        {
            LogNotTold(e, brand); // The next renewal tells it again, or presence ends by itself.
        }
    }

    private IBrandPresenceGrain Presence(BrandId brand) => cluster.GetGrain<IBrandPresenceGrain>(brand.ToString());

    [LoggerMessage(LogLevel.Warning, "Presence in brand {Brand} could not be told.")]
    private partial void LogNotTold(Exception exception, BrandId brand);
}
