using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing;
using Oqupie.Testing.Channels;

namespace Oqupie.Grains.Tests.Channels;

/// <summary>What a channel knows besides the words.</summary>
public sealed class AdditionalInformationTests(TestSilo silo)
{
    private static readonly FakeItem Review = new()
    {
        Key = "r1",
        Text = "It crashes.",
        Language = "ko",
        Information = Facts(("stars", "1"), ("device", "Pixel 9")),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_known_of_a_message_is_on_the_ticket_that_it_opens(bool pulled)
    {
        var there = await Open(pulled);

        await there.Bring(Review);

        var view = await View(await there.Ticket("r1"));
        Assert.Equal(("ko", "1", "Pixel 9"), (view.Language, view.AdditionalInformation["stars"], view.AdditionalInformation["device"]));
    }

    [Fact]
    public async Task Another_revision_brings_what_is_known_now_and_leaves_the_rest()
    {
        var there = await Open();
        await there.Bring(Review);

        await there.Bring(
            Review with { Revision = 5, Text = "It works.", Information = Facts(("stars", "5"), ("appVersion", "2.0")) },
            Review with { Revision = 3, Text = "It crashes less.", Information = Facts(("stars", "2")) });

        var known = (await View(await there.Ticket("r1"))).AdditionalInformation;
        Assert.Equal(("5", "Pixel 9", "2.0"), (known["stars"], known["device"], known["appVersion"]));
    }

    [Fact]
    public async Task A_ticket_read_anew_from_its_store_has_it_still()
    {
        var there = await Open();

        await there.Bring(Review, Review with { Revision = 5, Information = Facts(("stars", "5")) });

        var stored = await silo.Stores.Tickets.Load(await there.Ticket("r1"), Cancellation);
        Assert.Equal("5", stored!.Row.AdditionalInformation["stars"]);
    }

    [Fact]
    public async Task What_is_changed_after_its_ticket_was_deleted_holds_nothing_up_and_is_a_ticket_of_its_own()
    {
        var there = await Open();
        var review = Review with { Conversation = "r1" };
        await there.Bring(review);
        var deleted = await there.Ticket("r1");
        await silo.Ticket(deleted).Change(Some.Agent(deleted.Account), new() { Deleted = true, By = Some.Lee }, Cancellation);

        await there.Bring(review with { Revision = 5, Text = "It crashes still." }, review with { Revision = 7, Text = "And again." });

        var fresh = (await there.Rows()).Where(row => row.Ticket is not null && row.Ticket != deleted.Number).Select(row => row.Ticket!.Value).Distinct();
        var ticket = deleted with { Number = Assert.Single(fresh) };
        var messages = (await there.Timeline(ticket)).Where(item => item.Type is TimelineKind.Message);
        Assert.Equal(["It crashes still.", "And again."], messages.OrderBy(item => item.Version).Select(item => item.Text));
        Assert.Equal("r1", (await silo.Items(ticket).Surface(Some.Agent(ticket.Account), Cancellation)).Value!.Target);
    }

    private static ImmutableDictionary<string, string> Facts(params ReadOnlySpan<(string Key, string Value)> facts)
    {
        var known = ImmutableDictionary<string, string>.Empty;

        foreach (var (key, value) in facts)
        {
            known = known.Add(key, value);
        }

        return known;
    }

    private async Task<FakeSide> Open(bool pulled = true)
    {
        var (channel, room) = await silo.NewFake(new(LocalKey.New()), pulled);
        return new(silo, channel, room, pulled);
    }

    private async Task<TicketView> View(TicketId ticket) => (await silo.Ticket(ticket).Read(Some.Agent(ticket.Account), Cancellation)).Value!;
}
