using System.Collections.Immutable;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Schedule;

namespace Oqupie.Storage.Tests.Customers;

/// <summary>Whoever is erased is gone at once, and their tickets are written down.</summary>
public abstract class CustomerErasureContract(Stores stores)
{
    private readonly SomeCustomers _some = new(stores, StoresFixture.NewAccount());

    private static CustomerErased Erased { get; } = new() { At = SomeCustomers.Noon, ByKind = ActorKind.Member, By = "lee" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_gone_though_a_ticket_is_open_and_what_is_theirs_is_written_down()
    {
        var open = await _some.Wrote("ada", "ada@old.example", name: "Ada");
        var more = await _some.Wrote("ada", "ada@old.example");
        await _some.Wrote("grace", "grace@navy.example");

        Assert.Equal(CustomerWritten.Written, await stores.Erasures.Begin(await Load("ada"), Erased, Cancellation));

        Assert.Null(await stores.Customers.Read(_some.Id("ada"), _some.Everybody, Cancellation));
        Assert.Null(await stores.Customers.Find(_some.Everybody.Account, CustomerIdentity.Email("ada@old.example"), Cancellation));
        Assert.Equal("grace", await _some.Ids(new()));
        Assert.Equal([open, more], await Tickets(gone: false));
        Assert.Equal([more], await stores.Erasures.Tickets(_some.Id("ada"), gone: false, open, 10, Cancellation));
        var erasure = (await stores.Erasures.Find(_some.Id("ada"), Cancellation))!;
        Assert.Equal((2, 0, SomeCustomers.Noon, null), (erasure.TicketsLeft, erasure.TicketsGone, erasure.StartedAt, erasure.EndedAt));
        Assert.Single(await Due(), row => row.What == CustomerEraseDue.What);
    }

    [Fact]
    public async Task Whoever_was_merged_goes_too_with_tickets_that_did_not_follow_yet()
    {
        var ada = await _some.Wrote("ada", "ada@old.example");
        var countess = await _some.Wrote("countess", "countess@new.example");
        await Merge();

        await stores.Erasures.Begin(await Load("countess"), Erased, Cancellation);

        Assert.Null(await stores.Customers.Read(_some.Id("ada"), _some.Everybody, Cancellation));
        Assert.Null(await stores.Customers.Find(_some.Everybody.Account, CustomerIdentity.Email("ada@old.example"), Cancellation));
        Assert.Equal([ada, countess], await stores.Erasures.Tickets(_some.Id("countess"), gone: false, 0, 10, Cancellation));
    }

    [Fact]
    public async Task Nothing_happens_to_one_who_was_changed_meanwhile()
    {
        await _some.Wrote("ada", "ada@old.example");
        var before = await Load("ada");
        await _some.Changed(before, before with { Name = "Elsewhere" });

        Assert.Equal(CustomerWritten.MovedOn, await stores.Erasures.Begin(before, Erased, Cancellation));

        Assert.Null(await stores.Erasures.Find(_some.Id("ada"), Cancellation));
        Assert.Empty(await Tickets(gone: false));
        Assert.DoesNotContain(await Due(), row => row.What == CustomerEraseDue.What);
        Assert.Equal("ada", await _some.Ids(new()));
    }

    [Fact]
    public async Task The_same_address_is_somebody_new_whose_tickets_are_not_written_down()
    {
        var old = await _some.Wrote("ada", "ada@old.example");
        await stores.Erasures.Begin(await Load("ada"), Erased, Cancellation);

        await _some.Wrote("ada", "ada@old.example", name: "New");

        Assert.Equal([old], await Tickets(gone: false));
        Assert.Equal("New", (await stores.Customers.Read(_some.Id("ada"), _some.Everybody, Cancellation))?.Name);
    }

    [Fact]
    public async Task It_ends_with_its_very_row_and_forgets_the_tickets()
    {
        var old = await _some.Wrote("ada", "ada@old.example");
        await stores.Erasures.Begin(await Load("ada"), Erased, Cancellation);
        var row = Assert.Single(await Due(), one => one.What == CustomerEraseDue.What);
        var later = SomeCustomers.Noon.AddMinutes(1);

        await stores.Erasures.Gone(_some.Id("ada"), [old, 7], Cancellation);
        Assert.Equal([7, old], await Tickets(gone: true));
        await stores.Erasures.End(_some.Id("ada"), row.End with { Token = "another" }, later, Cancellation);
        Assert.Null((await stores.Erasures.Find(_some.Id("ada"), Cancellation))?.EndedAt);
        await stores.Erasures.End(_some.Id("ada"), row.End, later, Cancellation);

        Assert.Equal(later, (await stores.Erasures.Find(_some.Id("ada"), Cancellation))?.EndedAt);
        Assert.Empty(await Tickets(gone: true));
        Assert.DoesNotContain(await Due(), one => one.What == CustomerEraseDue.What);
    }

    private async Task Merge()
    {
        var (ada, countess) = (await Load("ada"), await Load("countess"));
        var merging = new CustomerMerging(
            "m1",
            ada,
            countess,
            countess with { Identities = [.. countess.Identities, .. ada.Identities] },
            new CustomerAbsorbed { At = SomeCustomers.Noon, ByKind = ActorKind.Member, By = "lee", Merge = "m1", Customer = "ada" },
            new CustomerMerged { At = SomeCustomers.Noon, ByKind = ActorKind.Member, By = "lee", Merge = "m1", Into = "countess" });
        Assert.True(await stores.CustomerMerges.Merge(merging, Cancellation));
    }

    private async Task<Customer> Load(string id) => (await stores.CustomerBook.Load(_some.Id(id), Cancellation))!;

    private Task<ImmutableArray<long>> Tickets(bool gone) => stores.Erasures.Tickets(_some.Id("ada"), gone, 0, 10, Cancellation);

    private async Task<DueItem[]> Due()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, DueShard.Count)
            .Select(shard => stores.Due.Due(shard, DateTimeOffset.MaxValue.AddYears(-1), after: null, 1000, Cancellation)));
        return [.. all.SelectMany(rows => rows).Where(row => row.Account == _some.Everybody.Account)];
    }
}

public sealed class MemoryCustomerErasureTests(StoresFixture fixture) : CustomerErasureContract(fixture.Memory);

public sealed class SqliteCustomerErasureTests(StoresFixture fixture) : CustomerErasureContract(fixture.Sqlite);

public sealed class PostgreSqlCustomerErasureTests(StoresFixture fixture) : CustomerErasureContract(fixture.PostgreSql);
