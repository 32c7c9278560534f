using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Inquiries;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Inquiries;

/// <summary>What whom an app has signed for sees, and what an address that is only claimed opens: nothing.</summary>
public sealed class VerifiedUserTests : IAsyncLifetime
{
    private const string Haneul = "haneul@example.com";

    private static readonly CustomerIdentity User = CustomerIdentity.External("u1");

    private readonly TestSilo _silo = new();
    private string _brand = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Brand => new BrandId(Some.Account, _brand).ToString();

    private IMyInquiriesGrain Mine => _silo.Client.GetGrain<IMyInquiriesGrain>(Brand);

    public async ValueTask InitializeAsync()
    {
        await _silo.InitializeAsync();
        var channel = await _silo.UsualChannel();
        _brand = TheOutcome.Done(await _silo.Client.GetGrain<IChannelsGrain>(Some.Account.Value).Open(channel.Local)).Brand;
    }

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task They_see_what_they_asked_and_answer_it()
    {
        var ticket = await Ask("u1");
        TheOutcome.Done(await Mine.Write(User, ticket, new("아직이에요.", [], "wish"), Cancellation));

        Assert.Equal([ticket], (await Mine.List(User, null, Cancellation)).Items.Select(one => one.Ticket));
        Assert.Equal(["언제 되나요?", "아직이에요."], TheOutcome.Done(await Mine.Read(User, ticket, null, Cancellation)).Items.Select(item => item.Text));
    }

    [Fact]
    public async Task An_address_that_they_claim_opens_nothing_of_its_owners()
    {
        var owners = await Ask(null);
        var theirs = await Ask("u1");

        Assert.NotEqual(await CustomerOf(owners), await CustomerOf(theirs));
        Assert.Equal([theirs], (await Mine.List(User, null, Cancellation)).Items.Select(one => one.Ticket));
        Assert.Equal(RefusalKind.NotFound, TheOutcome.Refused(await Mine.Read(User, owners, null, Cancellation)).Kind);
        Assert.Equal([owners], (await Mine.List(CustomerIdentity.Email(Haneul), null, Cancellation)).Items.Select(one => one.Ticket));
    }

    [Fact]
    public async Task Nobody_says_of_themselves_that_they_were_verified()
    {
        var theirs = await Ask("u1");
        var other = await Ask("u2");
        var made = await Ask(null, "u1");

        Assert.Equal([theirs], (await Mine.List(User, null, Cancellation)).Items.Select(one => one.Ticket));
        foreach (var ticket in (long[])[other, made])
        {
            Assert.Equal(RefusalKind.NotFound, TheOutcome.Refused(await Mine.Read(User, ticket, null, Cancellation)).Kind);
        }
    }

    [Fact]
    public async Task Agents_see_who_was_verified() => Assert.Equal("u1", (await Read(await Ask("u1"))).AdditionalInformation["verifiedUserId"]);

    private async Task<long> Ask(string? verified, string? claimed = null)
    {
        var wish = new InquiryWish { Subject = "환불", Body = "언제 되나요?", Email = Haneul, WishId = LocalKey.New(), VerifiedUser = verified };
        var answer = await _silo.Client.GetGrain<IInquiryDoorGrain>(Brand).Ask(
            claimed is null ? wish : wish with { AdditionalInformation = wish.AdditionalInformation.Add("verifiedUserId", claimed).Add("userId", claimed) },
            Cancellation);
        Assert.Empty(answer.Faults);
        return answer.Ticket!.Value;
    }

    private async Task<string> CustomerOf(long ticket) => (await Read(ticket)).Customer.Id;

    private async Task<TicketView> Read(long ticket) =>
        TheOutcome.Done(await _silo.Ticket(new(Some.Account, ticket)).Read(Some.Agent(), Cancellation));
}
