using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Live;

/// <summary>
/// Follows, for this host, what concerns single members of every account that has a console here, and passes it on to their own connections. It carries no
/// content: consoles read it with the rights they have then.
/// </summary>
internal sealed partial class PersonalBridge(
    IClusterClient cluster,
    IHubContext<LiveHub, ILiveClient> hub,
    Consoles consoles,
    IOptions<LiveOptions> options,
    TimeProvider clock,
    ILogger<PersonalBridge> logger) : BackgroundService, IPersonalFollower
{
    private readonly ConcurrentDictionary<AccountId, FeedPosition> _heard = new();
    private readonly Lock _once = new();
    private IPersonalFollower? _self;

    /// <summary>To be called when a console has come.</summary>
    public Task Follow(AccountId account) => _heard.ContainsKey(account) ? Task.CompletedTask : TryRenew(account);

    public Task Heard(AccountId account, FeedPosition after, ImmutableArray<PersonalNews> news)
    {
        if (GoesOn(account, after, after with { Number = after.Number + news.Length }))
        {
            Tell(account, news);
        }
        else
        {
            TellAll(account);
        }

        return Task.CompletedTask; // Answered at once: who makes the feed wait is dropped.
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var renewal = new PeriodicTimer(options.Value.RenewEvery, clock);

        try
        {
            while (await renewal.WaitForNextTickAsync(stoppingToken))
            {
                var here = consoles.All.Select(connection => connection.Actor.Account).ToHashSet();
                await Task.WhenAll(here.Select(TryRenew));

                foreach (var account in _heard.Keys.Where(account => !here.Contains(account)))
                {
                    _heard.TryRemove(account, out _); // The feed forgets us by itself.
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task TryRenew(AccountId account)
    {
        try
        {
            var now = await cluster.GetGrain<IPersonalFeedGrain>(account.ToString()).Follow(Self());

            if (!GoesOn(account, now, now))
            {
                TellAll(account);
            }
        }
        catch (Exception e)
        {
            LogNotRenewed(e, account); // The next round tries again, and finds the gap.
        }
    }

    /// <summary>Whether nothing was missed before <paramref name="from"/>; then, or not, all up to <paramref name="to"/> counts as heard.</summary>
    private bool GoesOn(AccountId account, FeedPosition from, FeedPosition to)
    {
        lock (_once)
        {
            var known = _heard.TryGetValue(account, out var last);
            _heard[account] = last is not null && last.Epoch == to.Epoch && last.Number > to.Number ? last : to;
            return !known || (last!.Epoch == from.Epoch && last.Number >= from.Number);
        }
    }

    private void Tell(AccountId account, ImmutableArray<PersonalNews> news)
    {
        var concerned = news.ToLookup(one => one.Member, StringComparer.Ordinal);

        foreach (var connection in Own(account).Where(connection => concerned.Contains(connection.Actor.Id)))
        {
            foreach (var one in concerned[connection.Actor.Id])
            {
                _ = Pass(connection, one);
            }
        }
    }

    private void TellAll(AccountId account)
    {
        foreach (var connection in Own(account))
        {
            _ = Pass(connection, new(connection.Actor.Id, PersonalKind.Notifications));
            _ = Pass(connection, new(connection.Actor.Id, PersonalKind.Seen));
            _ = Pass(connection, new(connection.Actor.Id, PersonalKind.Job));
        }
    }

    /// <summary>A key has the rights of its maker, and nobody's bell.</summary>
    private IEnumerable<LiveConnection> Own(AccountId account) =>
        consoles.Of(account).Where(connection => connection.Actor.Kind is ActorKind.Member);

    private async Task Pass(LiveConnection connection, PersonalNews news)
    {
        try
        {
            var client = hub.Clients.Client(connection.Id);
            await (news.What switch
            {
                PersonalKind.Seen => client.Seen(news.Ticket, news.At),
                PersonalKind.Job => client.Job(news.Job),
                _ => client.Notified(),
            });
        }
        catch (Exception e)
        {
            LogNotPassed(e, connection.Id); // It reads again when it is connected anew.
        }
    }

    private IPersonalFollower Self()
    {
        lock (_once)
        {
            return _self ??= cluster.CreateObjectReference<IPersonalFollower>(this);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What concerns members of account {Account} could not be followed on.")]
    private partial void LogNotRenewed(Exception exception, AccountId account);

    [LoggerMessage(LogLevel.Information, "Connection {Connection} could not be told what concerns its member.")]
    private partial void LogNotPassed(Exception exception, string connection);
}
