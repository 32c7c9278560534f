using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;

namespace Oqupie.Grains.Tests.Live;

public sealed class BrandPresenceGrainTests(LiveSilo silo) : IClassFixture<LiveSilo>
{
    private readonly BrandId _brand = LiveSilo.NewBrand();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IBrandPresenceGrain Presence => silo.Presence(_brand);

    [Fact]
    public async Task Who_opens_a_ticket_is_told_who_is_there_and_the_others_are_told_of_them()
    {
        var (listener, _) = await silo.Listen(_brand);
        await Open(7, "tab1", SomeNews.Ada);

        var people = (await Open(7, "tab2", SomeNews.Grace)).People;

        Assert.Equal(["Ada", "Grace"], people.Select(person => person.Name));
        Assert.Equal(["Ada"], (await listener.NextPresence(Cancellation)).People.Select(person => person.Name));
        Assert.Equal(["Ada", "Grace"], (await listener.NextPresence(Cancellation)).People.Select(person => person.Name));
    }

    [Fact]
    public async Task A_member_with_two_tabs_is_one_person_until_both_are_closed()
    {
        await Open(7, "tab1", SomeNews.Ada);
        Assert.Single((await Open(7, "tab2", SomeNews.Ada)).People);

        await Presence.Close(7, "tab1");
        Assert.Single(Assert.Single(await Presence.All()).People);

        await Presence.Close(7, "tab2");
        Assert.Empty(await Presence.All());
    }

    [Fact]
    public async Task A_connection_that_is_not_renewed_is_gone_after_thirty_seconds()
    {
        await Open(7, "killed", SomeNews.Ada);
        await Open(8, "killed", SomeNews.Ada);
        await Open(7, "alive", SomeNews.Grace);

        silo.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Empty(await Presence.Renew(["alive"]));
        Assert.Equal(2, (await Presence.All()).Length);
        silo.Clock.Advance(TimeSpan.FromSeconds(11));

        await Expired(all => all is [{ Ticket: 7, People: [{ Name: "Grace" }] }]);
    }

    [Fact]
    public async Task Typing_ends_after_six_seconds_unless_said_again()
    {
        await Open(7, "tab1", SomeNews.Ada);
        await Presence.Typing(7, "tab1", "reply");
        silo.Clock.Advance(TimeSpan.FromSeconds(4));
        await Presence.Typing(7, "tab1", "reply");
        silo.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal("reply", (await Presence.All())[0].People[0].Typing);

        silo.Clock.Advance(TimeSpan.FromSeconds(3));

        await Expired(all => all[0].People[0].Typing is null);
    }

    [Fact]
    public async Task Leaving_ends_all_of_a_connection()
    {
        await Open(7, "tab1", SomeNews.Ada);
        await Open(8, "tab1", SomeNews.Ada);

        await Presence.Leave("tab1");

        Assert.Empty(await Presence.All());
    }

    [Fact]
    public async Task A_connection_it_does_not_know_is_named_so_that_its_host_opens_again()
    {
        await Open(7, "known", SomeNews.Ada);

        Assert.Equal(["unknown"], await Presence.Renew(["known", "unknown"]));
    }

    private Task<TicketPresence> Open(long ticket, string connection, Participant person) =>
        Presence.Open(ticket, SomeNews.Everybody, connection, person);

    // Timers run on the grain's own turns after the clock has moved; asking again lets them.
    private async Task Expired(Func<IReadOnlyList<TicketPresence>, bool> expected)
    {
        while (!expected([.. await Presence.All()]))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancellation);
        }
    }
}
