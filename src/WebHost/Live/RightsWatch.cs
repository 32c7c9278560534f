using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Oqupie.Contracts.Accounts;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Live;

/// <summary>
/// Lets connections feel at once what changed in their account: a right that ended ends what they hear, a member who was removed is cut off,
/// a brand that was made is heard of, and consoles are told what to read again.
/// </summary>
internal sealed partial class RightsWatch(
    RightsCache rights,
    Consoles consoles,
    Watches watches,
    OpenTickets open,
    BoxCounter counter,
    IHubContext<LiveHub, ILiveClient> hub,
    TimeProvider clock,
    ILogger<RightsWatch> logger) : BackgroundService
{
    /// <summary>A session that has come to its end is cut off this late at most; nobody tells of that.</summary>
    private static readonly TimeSpan LookForEnds = TimeSpan.FromSeconds(10);

    private readonly Channel<Change> _changes = Channel.CreateUnbounded<Change>(new() { SingleReader = true });

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        rights.RightsChanged += RightsChanged;
        rights.AccountChanged += AccountChanged;
        return base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        rights.RightsChanged -= RightsChanged;
        rights.AccountChanged -= AccountChanged;
        return base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Heed(stoppingToken), EndSessions(stoppingToken));

    private async Task EndSessions(CancellationToken stoppingToken)
    {
        using var look = new PeriodicTimer(LookForEnds, clock);

        try
        {
            while (await look.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var connection in consoles.All.Where(connection => connection.EndsAt <= clock.GetUtcNow()))
                {
                    connection.Abort();
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task Heed(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var change in _changes.Reader.ReadAllAsync(stoppingToken))
            {
                foreach (var connection in consoles.Of(change.Account).Where(change.Concerns))
                {
                    _ = Apply(connection, change); // Not awaited, and never throws: one that hangs must not keep another's rights alive.
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private void RightsChanged(AccountId account, string? member) => _changes.Writer.TryWrite(new(account, ChangedKinds.Me, Adjusts: true, member));

    private void AccountChanged(AccountId account, AccountChange? change)
    {
        // A key is an actor too; its rights end with it.
        if (change is { Kind: AccountChangeKind.ApiKey })
        {
            _changes.Writer.TryWrite(new(account, ChangedKinds.Me, Adjusts: true, change.Local));
        }

        foreach (var kind in change is null ? ChangedKinds.All : [ChangedKinds.Of(change.Kind)])
        {
            if (kind is not null)
            {
                _changes.Writer.TryWrite(new(account, kind, Adjusts: kind == ChangedKinds.Brands, null));
            }
        }
    }

    private async Task Apply(LiveConnection connection, Change change)
    {
        try
        {
            if (change.Adjusts)
            {
                await watches.Adjust(connection);
                await open.Adjust(connection);
                await counter.Tell(connection);
            }

            await hub.Clients.Client(connection.Id).Changed(change.Kind);
        }
        catch (OperationCanceledException) when (connection.Aborted.IsCancellationRequested)
        {
            // It has ended.
        }
        catch (Exception e)
        {
            LogCut(e, connection.Id);
            connection.Abort(); // Who cannot be asked for their rights hears nothing; they come back and ask anew.
        }
    }

    /// <param name="Account">Where.</param>
    /// <param name="Kind">The word consoles are told.</param>
    /// <param name="Adjusts">Whether it changes what is heard.</param>
    /// <param name="Who">The member or key it is about; null for all of the account.</param>
    private sealed record Change(AccountId Account, string Kind, bool Adjusts, string? Who)
    {
        public bool Concerns(LiveConnection connection) => Who is null || connection.Actor.Id == Who || connection.Actor.Maker == Who;
    }

    [LoggerMessage(LogLevel.Warning, "The rights of connection {Connection} could not be asked, so it was cut.")]
    private partial void LogCut(Exception exception, string connection);
}
