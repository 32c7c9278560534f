using System.Data.Common;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Tickets;
using Oqupie.Storage.Tests.Tickets;
using Orleans.Runtime;
using Orleans.Storage;

namespace Oqupie.Storage.Tests.Orleans;

public sealed class SiloOnStorageTests(StoresFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_state_survives_its_silo(StorageProvider provider)
    {
        await using var storage = await StorageUnderTest.New(provider, fixture.Server);

        await using (var silo = await StorageSilo.Start(storage, Cancellation))
        {
            await silo.Grains.GetGrain<INotebookGrain>("a/1").Write("first");
            await silo.Grains.GetGrain<INotebookGrain>("a/1").Write("안녕");
        }

        await using var again = await StorageSilo.Start(storage, Cancellation);
        Assert.Equal(("안녕", true), await again.Grains.GetGrain<INotebookGrain>("a/1").Read());
        Assert.Equal((null, false), await again.Grains.GetGrain<INotebookGrain>("a/2").Read());
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_cleared_state_is_empty_and_can_be_written_again(StorageProvider provider)
    {
        await using var storage = await StorageUnderTest.New(provider, fixture.Server);
        await using var silo = await StorageSilo.Start(storage, Cancellation);
        var notebook = silo.Grains.GetGrain<INotebookGrain>("a/1");
        await notebook.Write("gone");

        await notebook.Clear();
        await notebook.Refresh();

        Assert.Null((await notebook.Read()).Text);
        await notebook.Write("back");
        await notebook.Refresh();
        Assert.Equal(("back", true), await notebook.Read());
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_state_that_was_written_elsewhere_is_not_overwritten(StorageProvider provider)
    {
        await using var storage = await StorageUnderTest.New(provider, fixture.Server);
        await using var silo = await StorageSilo.Start(storage, Cancellation);
        var store = silo.Services.GetRequiredService<IGrainStorage>();
        var id = GrainId.Create("test-notebook", "a/1");
        var mine = new GrainState<Note>(new() { Text = "mine" });
        await store.WriteStateAsync("note", id, mine);
        var theirs = new GrainState<Note>(new());
        await store.ReadStateAsync("note", id, theirs);
        await store.WriteStateAsync("note", id, theirs);

        await Assert.ThrowsAsync<InconsistentStateException>(() => store.WriteStateAsync("note", id, mine));
        await Assert.ThrowsAsync<InconsistentStateException>(() => store.ClearStateAsync("note", id, mine));
        await Assert.ThrowsAsync<InconsistentStateException>(() => store.WriteStateAsync("note", id, new GrainState<Note>(new())));
        await store.WriteStateAsync("note", id, theirs);
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Many_grains_may_write_at_the_same_time(StorageProvider provider)
    {
        await using var storage = await StorageUnderTest.New(provider, fixture.Server);
        await using var silo = await StorageSilo.Start(storage, Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(n => silo.Grains.GetGrain<INotebookGrain>($"a/{n % 100}").Write($"{n}")));

        await using var connection = await silo.Services.GetRequiredService<DbDataSource>().OpenConnectionAsync(Cancellation);
        Assert.Equal(100, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM OrleansStorage"));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_reminder_is_remembered_until_it_is_forgotten(StorageProvider provider)
    {
        await using var storage = await StorageUnderTest.New(provider, fixture.Server);

        await using (var silo = await StorageSilo.Start(storage, Cancellation))
        {
            var notebook = silo.Grains.GetGrain<INotebookGrain>("a/1");
            await notebook.Remind("tea");
            await notebook.Remind("tea");
            await notebook.Remind("coffee");
        }

        await using var again = await StorageSilo.Start(storage, Cancellation);
        Assert.Equal(["coffee", "tea"], await again.Grains.GetGrain<INotebookGrain>("a/1").Reminders());
        await again.Grains.GetGrain<INotebookGrain>("a/1").Forget("tea");
        Assert.Equal(["coffee"], await again.Grains.GetGrain<INotebookGrain>("a/1").Reminders());
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Tickets_and_grain_states_are_written_side_by_side(StorageProvider provider)
    {
        await using var storage = await StorageUnderTest.New(provider, fixture.Server);
        var account = StoresFixture.NewAccount();

        await using (var silo = await StorageSilo.Start(storage, Cancellation))
        {
            var tickets = silo.Services.GetRequiredService<ITicketStore>();
            var appends = Enumerable.Range(1, 500).Select(n => tickets.Append(Appends.Open(new(account, n)), Cancellation)).ToList();
            await Task.WhenAll(Enumerable.Range(0, 200).Select(n => silo.Grains.GetGrain<INotebookGrain>($"a/{n}").Write("meanwhile")));
            await Task.WhenAll(appends);
        }

        await using var again = await StorageSilo.Start(storage, Cancellation);
        var counts = await again.Services.GetRequiredService<ITicketLists>().Counts(Actor.System(account), null, Cancellation);
        Assert.Equal(500, counts.All);
        Assert.Empty(await again.Services.GetRequiredService<IOutboxStore>().Waiting(Cancellation));
        Assert.Empty(await again.Services.GetRequiredService<IIntakeJournal>().Pending(new(account, "mail"), 1, Cancellation));
        Assert.Null(await again.Services.GetRequiredService<ICustomerStore>().Find(account, CustomerIdentity.Email("nobody@customer.example"), Cancellation));
    }

    [Fact]
    public async Task Two_silos_on_one_database_are_one_cluster()
    {
        await using var storage = await StorageUnderTest.New(StorageProvider.PostgreSql, fixture.Server);
        await using var one = await StorageSilo.Start(storage, Cancellation);

        await using (var two = await StorageSilo.Start(storage, Cancellation))
        {
            await Task.WhenAll(Enumerable.Range(0, 50).Select(n => one.Grains.GetGrain<INotebookGrain>($"a/{n}").Write("from one")));
            Assert.Equal(("from one", true), await two.Grains.GetGrain<INotebookGrain>("a/7").Read());

            var hosts = await two.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, Cancellation);
            Assert.Equal(2, hosts.Count);
        }

        var left = await one.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, Cancellation);
        Assert.Single(left);
    }

    [Fact]
    public async Task Dead_silos_are_swept_out_of_the_membership()
    {
        await using var storage = await StorageUnderTest.New(StorageProvider.PostgreSql, fixture.Server);
        await using (await StorageSilo.Start(storage, Cancellation))
        {
        }

        await using var silo = await StorageSilo.Start(storage, Cancellation);
        var membership = silo.Services.GetRequiredService<IMembershipTable>();
        Assert.Equal(2, (await membership.ReadAllAsync(Cancellation)).Members.Count);

        await membership.CleanupDefunctSiloEntriesAsync(silo.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddMinutes(1), Cancellation);

        Assert.Equal(SiloStatus.Active, Assert.Single((await membership.ReadAllAsync(Cancellation)).Members).Item1.Status);
    }
}
