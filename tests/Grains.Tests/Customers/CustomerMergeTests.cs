using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing;
using Oqupie.Testing.Servers;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Customers;

/// <summary>Each with a silo of its own, whose clock it may move.</summary>
public sealed class CustomerMergeTests : IAsyncLifetime
{
    private readonly TestSilo _silo = new();

    private readonly AccountId _account = PeopleSilo.NewAccount();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Actor Lee => Some.Agent(_account);

    [Fact]
    public async Task Whoever_was_merged_is_led_on_and_their_tickets_follow_with_their_own_addresses()
    {
        var (first, second) = (await Wrote(1, "ada", "ada@old.example"), await Wrote(2, "countess", "countess@new.example"));

        var survivor = Done(await Merges("ada").Merge(Lee, "countess", Cancellation));

        Assert.Equal(["ada@old.example", "countess@new.example"], survivor.Emails);
        Assert.Equal("countess", Done(await Customers.Read(Lee, "ada", Cancellation)).Id);
        var moved = await Followed(first, "countess");
        Assert.Equal("ada@old.example", moved.Customer.Email);
        Assert.Equal("countess@new.example", (await _silo.Stores.Tickets.Load(new(_account, second), Cancellation))!.Row.CustomerEmail);
        Assert.Equal(2, Done(await Customers.Read(Lee, "countess", Cancellation)).Tickets.All);
    }

    [Fact]
    public async Task A_merge_is_taken_back_with_all_that_came_with_it_and_by_its_addresses_since()
    {
        var ticket = await Wrote(1, "ada", "ada@old.example");
        await Wrote(2, "countess", "countess@new.example");
        Done(await Customer("ada").AddMemo(Lee, "<p>Counts</p>", Cancellation));
        Done(await Customer("ada").Change(Lee, new() { Tags = ["수학"] }, Cancellation));
        var survivor = Done(await Merges("ada").Merge(Lee, "countess", Cancellation));
        await Followed(ticket, "countess");
        var since = await Wrote(3, "countess", "ada@old.example");

        var own = Done(await Merges("countess").Unmerge(Lee, survivor.MergedFrom.Single().Merge, Cancellation));

        Assert.Equal(("ada", "ada@old.example", "수학"), (own.Id, Assert.Single(own.Emails), Assert.Single(own.Tags)));
        await Followed(ticket, "ada");
        await Followed(since, "ada");
        var remains = Done(await Customers.Read(Lee, "countess", Cancellation));
        Assert.Equal("countess@new.example", Assert.Single(remains.Emails));
        Assert.Empty(remains.Tags);
        Assert.Empty(remains.MergedFrom);
        Assert.Single(Done(await Customers.Memos(Lee, "ada", cursor: null, 10, Cancellation)).Items);
        Assert.Empty(Done(await Customers.Memos(Lee, "countess", cursor: null, 10, Cancellation)).Items);
    }

    [Fact]
    public async Task A_walk_that_was_cut_off_goes_on_and_moves_nothing_twice()
    {
        for (var number = 1; number <= 60; number++)
        {
            await Wrote(number, "ada", "ada@old.example");
        }

        await Wrote(61, "countess", "countess@new.example");
        _silo.Stores.Tickets.FailNextAppend(new(_account, 30));

        Done(await Merges("ada").Merge(Lee, "countess", Cancellation));
        await Until.True(
            async _ =>
            {
                _silo.Clock.Advance(TimeSpan.FromMinutes(1)); // The schedule tries again what failed.
                return (await _silo.Stores.CustomerMerges.Astray(new(_account, "ada"), 100, Cancellation)).IsEmpty;
            },
            () => "The tickets did not follow.",
            cancellationToken: Cancellation);

        for (var number = 1; number <= 60; number++)
        {
            var stored = (await _silo.Stores.Tickets.Load(new(_account, number), Cancellation))!;
            Assert.Equal("countess", stored.Row.Customer);
            Assert.Single(stored.Events, happened => happened is Oqupie.Grains.Tickets.CustomerFollowed);
        }
    }

    [Fact]
    public async Task Nobody_is_merged_with_themselves_or_in_a_circle()
    {
        await Wrote(1, "ada", "ada@old.example");
        await Wrote(2, "countess", "countess@new.example");

        Assert.Equal("merge_self", Refused(await Merges("ada").Merge(Lee, "ada", Cancellation)).Code);
        Done(await Merges("ada").Merge(Lee, "countess", Cancellation));
        Assert.Equal("merge_circle", Refused(await Merges("countess").Merge(Lee, "ada", Cancellation)).Code);
    }

    [Fact]
    public async Task Two_merges_that_want_each_other_end_with_one()
    {
        await Wrote(1, "ada", "ada@old.example");
        await Wrote(2, "countess", "countess@new.example");

        var answers = await Task.WhenAll(Merges("ada").Merge(Lee, "countess", Cancellation), Merges("countess").Merge(Lee, "ada", Cancellation));

        Assert.Single(answers, answer => answer.Succeeded(out _, out _));
        Assert.Single(Done(await Customers.List(Lee, new(), Cancellation)).Items);
    }

    [Fact]
    public async Task A_name_that_members_give_is_shown_on_the_tickets_and_so_is_a_rating()
    {
        var ticket = await Wrote(1, "ada", "ada@old.example");

        Done(await Customer("ada").Change(Lee, new() { Name = "Countess", Rating = CustomerRating.Malicious }, Cancellation));

        await Until.True(async _ => (await Row(ticket)).CustomerName is "Countess",
            () => "The ticket does not show the name.", cancellationToken: Cancellation);
        Assert.Equal(CustomerRating.Malicious, (await Row(ticket)).CustomerRating);
    }

    [Fact]
    public async Task A_merge_with_somebody_of_a_brand_one_does_not_serve_is_not_there()
    {
        await Wrote(1, "ada", "ada@old.example");
        await Wrote(2, "countess", "countess@new.example", "race");
        var agent = Lee with { Brands = ["cook"] };

        Assert.Equal("not_found", Refused(await Merges("ada").Merge(agent, "countess", Cancellation)).Code);
        Assert.Equal("not_found", Refused(await Merges("ada").Preview(agent, "countess", Cancellation)).Code);
    }

    public ValueTask InitializeAsync() => _silo.InitializeAsync();

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    private ICustomersGrain Customers => _silo.Client.GetGrain<ICustomersGrain>(_account.Value);

    private ICustomerGrain Customer(string id) => _silo.Client.GetGrain<ICustomerGrain>(new CustomerId(_account, id).ToString());

    private ICustomerMergesGrain Merges(string id) => _silo.Client.GetGrain<ICustomerMergesGrain>(new CustomerId(_account, id).ToString());

    /// <summary>As intake does it: who is known by the address, and who that was before.</summary>
    private async Task<long> Wrote(long number, string customer, string email, string brand = "cook")
    {
        var known = await _silo.Stores.Customers.Find(_account, CustomerIdentity.Email(email), Cancellation);
        var from = new Sender
        {
            Customer = new(_account, customer),
            IsNew = known is null,
            Name = customer,
            Email = email,
            Origin = known?.Origin,
        };
        Done(await _silo.Intake(new(_account, number))
            .Open(Some.Ticket(Some.Message(account: _account, email: email) with { From = from }, brand), Cancellation));
        return number;
    }

    private async Task<Oqupie.Grains.Tickets.TicketRow> Row(long number) => (await _silo.Stores.Tickets.Load(new(_account, number), Cancellation))!.Row;

    private async Task<TicketView> Followed(long number, string customer)
    {
        await Until.True(async _ => (await Row(number)).Customer == customer, () => "The ticket does not follow.", cancellationToken: Cancellation);
        return (await Row(number)).ToView();
    }
}
