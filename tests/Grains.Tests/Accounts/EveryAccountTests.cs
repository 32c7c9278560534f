using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Tickets;
using Oqupie.Testing.Servers;
using Orleans.Runtime;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Accounts;

/// <summary>What a start does, it does for every account and not only for the first.</summary>
public sealed class EveryAccountTests : IAsyncLifetime
{
    private readonly PeopleSilo _before = new();
    private readonly AccountId[] _accounts = [PeopleSilo.NewAccount(), PeopleSilo.NewAccount()];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Channels_of_every_account_are_started()
    {
        var channels = await Task.WhenAll(_accounts.Select(NewChannel));

        await using var started = await Restart();

        Assert.Superset(channels.ToHashSet(), await Polled(started));
    }

    [Fact]
    public async Task Counts_of_every_account_are_folded()
    {
        await Task.WhenAll(_accounts.Select(account => _before.Account(account).SetUp("Acme")));
        var clock = new FakeTimeProvider();
        using var folding = new CountFolding(_before.Stores.Lists, _before.Client, clock, NullLogger<CountFolding>.Instance);

        await folding.StartAsync(Cancellation);

        var (folded, waited) = (new HashSet<AccountId>(), Stopwatch.StartNew());

        while (!folded.IsSupersetOf(_accounts))
        {
            clock.Advance(TimeSpan.FromSeconds(5));

            if (_before.Stores.Lists.Folded.TryRead(out var account))
            {
                folded.Add(account);
            }

            Assert.True(waited.Elapsed < Until.Patience, "The counts of some account were not folded.");
            await Task.Yield();
        }

        await folding.StopAsync(Cancellation);
    }

    [Fact]
    public async Task The_account_of_a_version_without_a_directory_is_found_at_the_start()
    {
        var storage = new BrittleStorage();
        storage.Write("account", GrainId.Create("account", "main"), """{"name":"Acme","sealedKeys":"c2VjcmV0"}""");

        await using var started = await Restart(storage);

        Assert.Equal([new AccountId("main")], await Directory(started).Page(after: null, limit: 10));
    }

    [Fact]
    public async Task An_empty_server_has_no_account_and_knows_which_one_will_be_the_first()
    {
        Assert.Empty(await Directory(_before).Page(after: null, limit: 10));
        Assert.Equal(new AccountId("main"), await Directory(_before).First());
    }

    [Fact]
    public async Task The_first_account_is_the_one_that_was_entered_first()
    {
        foreach (var account in _accounts)
        {
            Done(await _before.Account(account).SetUp("Acme"));
        }

        Assert.Equal(_accounts[0], await Directory(_before).First());
    }

    public async ValueTask InitializeAsync() => await _before.InitializeAsync();

    public async ValueTask DisposeAsync() => await _before.DisposeAsync();

    private static IAccountDirectoryGrain Directory(PeopleSilo silo) => silo.Client.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key);

    private async Task<string> NewChannel(AccountId account)
    {
        Done(await _before.Account(account).SetUp("Acme"));
        var wish = new BrandWish { Name = "Cook Town", Language = "ko", SupportEmail = "help@cook.example" };
        var brand = Done(await _before.Brand(BrandId.New(account)).Make(wish));
        var channels = _before.Client.GetGrain<IChannelsGrain>(account.Value);
        return new ChannelId(account, Done(await channels.Make(brand.Id, "email", "Mail", new EmailSettings { Address = "help@cook.example" })).Id).ToString();
    }

    private async Task<PeopleSilo> Restart(BrittleStorage? storage = null)
    {
        var silo = new PeopleSilo(storage ?? _before.Storage, storage is null ? _before.Stores : new());
        await silo.InitializeAsync();
        return silo;
    }

    private static async Task<HashSet<string>> Polled(PeopleSilo silo) =>
        (await silo.Client.GetGrain<IManagementGrain>(0).GetActiveGrains(GrainType.Create("channel-poller"))).Select(grain => grain.Key.ToString()!)
            .ToHashSet();
}
