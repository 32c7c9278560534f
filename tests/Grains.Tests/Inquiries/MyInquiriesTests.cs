using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Inquiries;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Inquiries;

/// <summary>What customers see of their tickets, and who is a customer of what.</summary>
public sealed class MyInquiriesTests : IAsyncLifetime
{
    private const string Haneul = "haneul@example.com";

    private static readonly CustomerIdentity HaneulsMail = CustomerIdentity.Email(Haneul);

    private readonly TestSilo _silo = new();
    private string _brand = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IMyInquiriesGrain Mine => _silo.Client.GetGrain<IMyInquiriesGrain>(new BrandId(Some.Account, _brand).ToString());

    private IInquiryLinksGrain Links => _silo.Client.GetGrain<IInquiryLinksGrain>($"{new BrandId(Some.Account, _brand)}/0011");

    public async ValueTask InitializeAsync()
    {
        await _silo.InitializeAsync();
        var channel = await _silo.UsualChannel();
        _brand = TheOutcome.Done(await _silo.Client.GetGrain<IChannelsGrain>(Some.Account.Value).Open(channel.Local)).Brand;
    }

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task One_sees_what_one_wrote_and_the_answers_and_nothing_that_is_the_members()
    {
        var ticket = await Ask(Haneul);
        TheOutcome.Done(await Ticket(ticket).Memo(Some.Agent(), Some.Memo("Troublesome."), Cancellation));
        var reply = Some.Reply("<p>처리했습니다.</p>") with { Format = TextFormat.Html, Bcc = ["boss@cook.example"] };
        TheOutcome.Done(await Ticket(ticket).Reply(Some.Agent(), reply, Cancellation));

        var talk = TheOutcome.Done(await Mine.Read(CustomerIdentity.Email("HANEUL@example.com"), ticket, null, Cancellation));

        Assert.Equal([(true, "언제 되나요?"), (false, "처리했습니다.")], talk.Items.Select(item => (item.Mine, item.Text)));
        Assert.Equal([ticket], (await Mine.List(HaneulsMail, null, Cancellation)).Items.Select(one => one.Ticket));
    }

    [Fact]
    public async Task A_reply_that_can_be_taken_back_is_not_said_yet()
    {
        var ticket = await Ask(Haneul);
        TheOutcome.Done(await Ticket(ticket).Reply(Some.Agent(), Some.Reply("Wait.") with { HoldSeconds = 60 }, Cancellation));

        Assert.Single(TheOutcome.Done(await Mine.Read(HaneulsMail, ticket, null, Cancellation)).Items);
        _silo.Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(2, TheOutcome.Done(await Mine.Read(HaneulsMail, ticket, null, Cancellation)).Items.Length);
    }

    [Fact]
    public async Task What_is_anothers_or_another_brands_or_deleted_is_not_there()
    {
        var theirs = await Ask("other@example.com");
        var deleted = await Ask(Haneul);
        TheOutcome.Done(await Ticket(deleted).Change(Some.Agent(), new() { Deleted = true, By = Some.Lee }, Cancellation));
        var elsewhere = (await _silo.NewBrand(Some.Account, new() { Name = "Else", Language = "ko", SupportEmail = "else@cook.example" })).Id;
        var other = await Ask(Haneul, elsewhere);

        foreach (var ticket in (long[])[theirs, deleted, other, 999_999])
        {
            Assert.Equal(RefusalKind.NotFound, TheOutcome.Refused(await Mine.Read(HaneulsMail, ticket, null, Cancellation)).Kind);
            Assert.Equal(RefusalKind.NotFound, TheOutcome.Refused(await Mine.Write(HaneulsMail, ticket, new("x", [], "w"), Cancellation)).Kind);
            Assert.Equal(RefusalKind.NotFound, TheOutcome.Refused(await Mine.Solve(HaneulsMail, ticket, Cancellation)).Kind);
        }

        Assert.Empty((await Mine.List(HaneulsMail, null, Cancellation)).Items);
    }

    [Fact]
    public async Task A_ticket_out_of_the_agents_sight_is_open_to_its_customer()
    {
        var ticket = await Ask(Haneul);
        TheOutcome.Done(await Ticket(ticket).Change(Some.Agent(), new() { Spam = true, By = Some.Lee }, Cancellation));

        var one = Assert.Single((await Mine.List(HaneulsMail, null, Cancellation)).Items);

        Assert.Equal((ticket, false), (one.Ticket, one.Completed));
    }

    [Fact]
    public async Task An_answer_opens_what_was_completed_and_the_same_one_twice_is_one()
    {
        var ticket = await Ask(Haneul);
        TheOutcome.Done(await Mine.Solve(HaneulsMail, ticket, Cancellation));
        Assert.True(TheOutcome.Done(await Mine.Read(HaneulsMail, ticket, null, Cancellation)).Inquiry.Completed);

        TheOutcome.Done(await Mine.Write(HaneulsMail, ticket, new("아직이에요.", [], "wish"), Cancellation));
        TheOutcome.Done(await Mine.Write(HaneulsMail, ticket, new("아직이에요.", [], "wish"), Cancellation));

        var talk = TheOutcome.Done(await Mine.Read(HaneulsMail, ticket, null, Cancellation));
        Assert.False(talk.Inquiry.Completed);
        Assert.Equal(2, talk.Items.Length);
    }

    [Theory]
    [InlineData(0, "missing")]
    [InlineData(20_001, "text_length")]
    public async Task An_answer_has_something_and_an_end(int length, string code)
    {
        var ticket = await Ask(Haneul);

        var refused = TheOutcome.Refused(await Mine.Write(HaneulsMail, ticket, new(new('a', length), [], "w"), Cancellation));

        Assert.Equal((code, "body"), (refused.Code, refused.Field));
    }

    [Fact]
    public async Task A_link_is_mailed_to_who_has_asked_and_is_good_once()
    {
        await Ask(Haneul);

        await Links.Mail(new("one", Haneul, "Yours", "https://…"));
        await Until.True(() => _silo.Mail.Sent.Any(mail => mail.Address == Haneul), () => "No link was mailed.", cancellationToken: Cancellation);

        Assert.True(await Links.Use("one"));
        Assert.False(await Links.Use("one"));
        Assert.False(await Links.Use("another"));
    }

    [Fact]
    public async Task No_mailbox_is_filled_by_who_types_its_address()
    {
        await Ask(Haneul);

        for (var i = 0; i < 5; i++)
        {
            await Links.Mail(new($"link {i}", Haneul, "Yours", "https://…"));
        }

        await Until.True(() => _silo.Mail.Sent.Count is 3, () => $"{_silo.Mail.Sent.Count} mails.", cancellationToken: Cancellation);
        var good = 0;

        for (var i = 0; i < 5; i++)
        {
            good += await Links.Use($"link {i}") ? 1 : 0; // One-way calls come in any order.
        }

        Assert.Equal(3, good);
    }

    [Fact]
    public async Task A_link_ends_after_a_quarter_of_an_hour()
    {
        await Ask(Haneul);
        await Links.Mail(new("one", Haneul, "Yours", "https://…"));
        await Until.True(() => !_silo.Mail.Sent.IsEmpty, () => "No link was mailed.", cancellationToken: Cancellation);

        _silo.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.False(await Links.Use("one"));
    }

    [Fact]
    public async Task Nothing_is_mailed_to_who_has_asked_nothing()
    {
        await Links.Mail(new("one", "nobody@example.com", "Yours", "https://…"));

        Assert.False(await Links.Use("one")); // The grain has had its turn.
        Assert.Empty(_silo.Mail.Sent);
    }

    private async Task<long> Ask(string address, string? brand = null) => TheOutcome.Done(
        await _silo.Client.GetGrain<ITicketDeskGrain>(Some.Account.Value).Open(
            Some.Agent(),
            new() { Brand = brand ?? _brand, Subject = "환불", Body = "언제 되나요?", CustomerEmail = address, By = Some.Lee },
            Cancellation)).Id;

    private ITicketGrain Ticket(long number) => _silo.Ticket(new(Some.Account, number));
}
