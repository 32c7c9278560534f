using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Live;

namespace Oqupie.Grains.Live;

[GrainType("brand-presence")]
internal sealed partial class BrandPresenceGrain(TimeProvider clock, ILogger<BrandPresenceGrain> logger) : Grain, IBrandPresenceGrain
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly PresenceBook _book = new();
    private readonly Dictionary<long, TicketPresence> _untold = [];
    private bool _telling;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(Expire, new() { DueTime = LookEvery, Period = LookEvery });
        return Task.CompletedTask;
    }

    public Task<TicketPresence> Open(long ticket, Audience audience, string connection, Participant person)
    {
        var changed = _book.Open(ticket, audience, connection, person, clock.GetUtcNow());
        var presence = _book.Of(ticket);

        if (changed)
        {
            Tell([presence]);
        }

        return Task.FromResult(presence);
    }

    public Task Close(long ticket, string connection)
    {
        if (_book.Close(ticket, connection) is { } after)
        {
            Tell([after]);
        }

        return Task.CompletedTask;
    }

    public Task Leave(string connection)
    {
        Tell(_book.Leave(connection));
        return Task.CompletedTask;
    }

    public Task Typing(long ticket, string connection, string? mode)
    {
        if (_book.Typing(ticket, connection, mode, clock.GetUtcNow()))
        {
            Tell([_book.Of(ticket)]);
        }

        return Task.CompletedTask;
    }

    public Task<ImmutableArray<string>> Renew(ImmutableArray<string> connections) =>
        Task.FromResult(_book.Renew(connections, clock.GetUtcNow()));

    public Task<ImmutableArray<TicketPresence>> All() => Task.FromResult<ImmutableArray<TicketPresence>>([.. _book.All]);

    private Task Expire(CancellationToken cancellationToken)
    {
        if (!_book.IsEmpty)
        {
            Tell(_book.Expire(clock.GetUtcNow()));
        }

        return Task.CompletedTask;
    }

    private void Tell(ImmutableArray<TicketPresence> changed)
    {
        foreach (var presence in changed)
        {
            _untold[presence.Ticket] = presence;
        }

        if (!_telling && _untold.Count > 0)
        {
            _telling = true;
            _ = Pump(); // Not awaited: nobody waits for others to hear of them. It never throws.
        }
    }

    // One call at a time, so that the newest is heard last.
    private async Task Pump()
    {
        var feed = GrainFactory.GetGrain<IBrandFeedGrain>(this.GetPrimaryKeyString());

        try
        {
            while (_untold.Count > 0)
            {
                var (ticket, presence) = _untold.First();
                _untold.Remove(ticket);
                await feed.Announce(presence);
            }
        }
        catch (Exception e)
        {
            LogNotTold(e, this.GetPrimaryKeyString()); // The next change, or the next watch, shows how it is.
        }
        finally
        {
            _telling = false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The feed of brand {Brand} was not told who looks at a ticket.")]
    private partial void LogNotTold(Exception exception, string brand);
}
