using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Testing;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Customers;

public sealed class CustomersGrainTests(TestSilo silo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_has_written_is_found_by_address_in_whatever_case_and_read_by_id()
    {
        await silo.Intake(silo.NewTicketId()).Open(Some.Ticket(), Cancellation);

        var found = Assert.Single(await Customers(Some.Account).ByEmail(Some.Agent(), " Haneul@CUSTOMER.example", Cancellation));

        Assert.Equal(["haneul@customer.example"], found.Emails);
        Assert.Equal(found.Id, Done(await Customers(Some.Account).Read(Some.Agent(), found.Id, Cancellation)).Id);
    }

    [Fact]
    public async Task Who_writes_from_a_domain_in_their_own_letters_is_found_by_both_its_ways()
    {
        var account = PeopleSilo.NewAccount();
        var message = Some.Message(account: account, email: "ada@xn--mnchen-3ya.example");
        await silo.Intake(new(account, 1)).Open(Some.Ticket(message), Cancellation);

        Assert.Single(await Customers(account).ByEmail(Some.Agent(account), "ada@xn--mnchen-3ya.example", Cancellation));
        Assert.Single(await Customers(account).ByEmail(Some.Agent(account), "Ada@MÜNCHEN.example", Cancellation));
    }

    [Fact]
    public async Task Customers_are_their_accounts_own()
    {
        await silo.Intake(silo.NewTicketId()).Open(Some.Ticket(), Cancellation);
        var other = PeopleSilo.NewAccount();

        Assert.Empty(await Customers(other).ByEmail(Some.Agent(other), "haneul@customer.example", Cancellation));
        Assert.Equal(RefusalKind.NotFound, Refused(await Customers(other).Read(Some.Agent(other), "haneul", Cancellation)).Kind);
    }

    [Theory]
    [InlineData("cook", true)]
    [InlineData("race,cook", true)]
    [InlineData("race", false)]
    [InlineData("", false)]
    public async Task A_customer_is_there_for_who_serves_a_brand_they_wrote_to(string brands, bool seen)
    {
        var account = PeopleSilo.NewAccount();
        await silo.Intake(new(account, 1)).Open(Some.Ticket(Some.Message(account: account), "cook"), Cancellation);
        var asker = Some.Agent(account) with { Brands = [.. brands.Split(',')] };

        var found = await Customers(account).ByEmail(asker, "haneul@customer.example", Cancellation);

        Assert.Equal(seen, found.Length is 1);
        Assert.Equal(seen, (await Customers(account).Read(asker, "haneul", Cancellation)).Succeeded(out _, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../haneul")]
    [InlineData("HANEUL")]
    public async Task What_is_no_id_is_nobody(string id) =>
        Assert.Equal(RefusalKind.NotFound, Refused(await Customers(Some.Account).Read(Some.Agent(), id, Cancellation)).Kind);

    private ICustomersGrain Customers(AccountId account) => silo.Client.GetGrain<ICustomersGrain>(account.Value);
}
