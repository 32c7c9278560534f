using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Tickets;

namespace Oqupie.WebHost.Live;

/// <summary>Tells consoles how many tickets their boxes hold, whenever that is another number than before.</summary>
internal sealed class BoxCounter(
    IClusterClient cluster,
    IHubContext<LiveHub, ILiveClient> hub,
    Consoles consoles,
    IOptions<LiveOptions> options,
    TimeProvider clock,
    ILogger<BoxCounter> logger) : IDisposable
{
    private readonly ConcurrentDictionary<AccountId, AccountTallies> _accounts = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Outlet _outlet = new(options.Value.Unsent, logger);

    /// <summary>A brand began to be followed, or something happened in it.</summary>
    public void Changed(BrandId brand) => Tallies(brand.Account).Changed(brand.Local);

    /// <summary>A brand is no longer followed.</summary>
    public void Forget(BrandId brand) => Tallies(brand.Account).Forget(brand.Local);

    /// <summary>Tells a connection from now on; at once where the numbers are known.</summary>
    public async Task Begin(LiveConnection connection, string? brand)
    {
        connection.Counting = new(brand);
        await Tell(connection);
    }

    /// <summary>Tells a connection that counts, where it has not heard these numbers.</summary>
    public async Task Tell(LiveConnection connection)
    {
        if (connection.Counting is { } counting)
        {
            await _outlet.Pass(Send(connection, counting), connection.Aborted);
        }
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        _outlet.Dispose();
    }

    private Task Send(LiveConnection connection, Counting counting)
    {
        lock (counting.Gate)
        {
            var watched = connection.Brands.Select(brand => brand.Local).Where(local => counting.Brand is not { } one || one == local);

            if (connection.Watching is null || Tallies(connection.Actor.Account).Of(connection.Actor, watched) is not { } counts || counts == counting.Told)
            {
                return Task.CompletedTask;
            }

            counting.Told = counts;
            return hub.Clients.Client(connection.Id).Counts(counting.Brand, counts);
        }
    }

    private async Task TellAll(AccountId account)
    {
        foreach (var connection in consoles.Of(account))
        {
            try
            {
                await Tell(connection);
            }
            catch (OperationCanceledException) when (connection.Aborted.IsCancellationRequested)
            {
                // It has ended.
            }
        }
    }

    private AccountTallies Tallies(AccountId account) => _accounts.GetOrAdd(account, id => new(
        id,
        brands => cluster.GetGrain<ITicketListsGrain>(id.ToString()).Tally(brands, _stopping.Token),
        () => TellAll(id),
        clock,
        logger,
        _stopping.Token));
}
