using System.Collections.Concurrent;
using Oqupie.Contracts.Live;

namespace Oqupie.WebHost.Tests.Live;

public sealed class ScopeTests(WebFloor floor)
{
    private const int Sentinel = 9_999;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task An_agent_hears_of_what_they_may_see_and_of_nothing_else(int seed)
    {
        var random = new Random(seed);
        var brand = await floor.NewBrand();
        string[] groups = [await floor.NewGroup(), await floor.NewGroup()];
        Person[] agents =
        [
            await floor.NewMember(groups: []),
            await floor.NewMember(groups: [groups[0]]),
            await floor.NewMember(groups: groups),
            await floor.NewMember("proAgent"),
        ];
        var consoles = await Task.WhenAll(agents.Select(agent => agent.Connect()));

        foreach (var console in consoles)
        {
            await console.Watch(random.Next(2) is 0 ? brand : null);
        }

        var history = new ConcurrentDictionary<(long Ticket, long Version), Audience>();
        var now = await Wander(random, brand, agents, groups, history);

        for (var i = 0; i < agents.Length; i++)
        {
            await consoles[i].UntilHeard(Sentinel, 1);
            var seen = new HashSet<long>();

            foreach (var heard in consoles[i].All)
            {
                if (heard.Event is "gone")
                {
                    seen.ExceptWith(heard.Json.EnumerateArray().Select(ticket => ticket.GetInt64()));
                }
                else if (heard.Event is "happened" && new Entry(heard.Json) is var entry && entry.Epoch.StartsWith($"{brand}.", StringComparison.Ordinal))
                {
                    Assert.True(Sees(agents[i], i, groups, history[(entry.Ticket, entry.Version)]), $"agent {i} heard of ticket {entry.Ticket}");
                    seen.Add(entry.Ticket);
                }
            }

            Assert.Equal(now.Where(ticket => Sees(agents[i], i, groups, ticket.Value)).Select(ticket => ticket.Key).Order(), seen.Order());
            await consoles[i].DisposeAsync();
        }
    }

    [Fact]
    public async Task A_ticket_that_leaves_ones_scope_while_one_is_away_is_gone_when_one_asks()
    {
        var brand = await floor.NewBrand();
        var agent = await floor.NewMember();
        var console = await agent.Connect();
        var start = await console.Watch(brand);
        await floor.Feed(brand).Publish(News.Of(1, 1));
        await console.UntilHeard(1, 1);
        await console.DisposeAsync();
        await floor.Feed(brand).Publish(News.Of(1, 2, new("somebody", null), News.Unassigned));
        await floor.Feed(brand).Publish(News.Of(2, 1, new("somebody", null)));

        await using var back = await agent.Connect();
        var missed = await back.Since(start.GetProperty("epoch").GetString()!, 1);

        Assert.Empty(missed.GetProperty("entries").EnumerateArray());
        await back.Until(heard => heard.Gone.Contains(1), "it was not told that the ticket is gone");
        Assert.Equal([1], back.Gone);
    }

    [Fact]
    public async Task Who_is_both_assignee_and_in_the_group_hears_it_once()
    {
        var brand = await floor.NewBrand();
        var group = await floor.NewGroup();
        var agent = await floor.NewMember(groups: [group]);
        await using var console = await agent.Connect();
        await console.Watch(brand);

        await floor.Feed(brand).Publish(News.Of(1, 1, new(agent.Id, group)));
        await floor.Feed(brand).Publish(News.Of(Sentinel, 1));
        await console.UntilHeard(Sentinel, 1);

        Assert.Equal([1, Sentinel], console.Entries.Select(entry => entry.Ticket));
    }

    private async Task<Dictionary<long, Audience>> Wander(
        Random random, string brand, Person[] agents, string[] groups, ConcurrentDictionary<(long Ticket, long Version), Audience> history)
    {
        var now = new Dictionary<long, Audience>();
        var versions = new Dictionary<long, long>();

        for (var step = 0; step < 150; step++)
        {
            var ticket = random.Next(1, 12);
            var before = now.GetValueOrDefault(ticket);
            var audience = random.Next(4) switch
            {
                0 => before ?? News.Unassigned,
                1 => News.Unassigned,
                _ => new Audience(
                    random.Next(2) is 0 ? agents[random.Next(agents.Length)].Id : null,
                    random.Next(2) is 0 ? groups[random.Next(groups.Length)] : null),
            };
            now[ticket] = audience;
            versions[ticket] = versions.GetValueOrDefault(ticket) + 1;
            history[(ticket, versions[ticket])] = audience;
            await floor.Feed(brand).Publish(News.Of(ticket, versions[ticket], audience, before is not null && before != audience ? before : null));
        }

        history[(Sentinel, 1)] = now[Sentinel] = News.Unassigned;
        await floor.Feed(brand).Publish(News.Of(Sentinel, 1));
        return now;
    }

    // The rule, said once more in the test's own words; the last of the agents sees all.
    private static bool Sees(Person agent, int index, string[] groups, Audience audience) =>
        index is 3
        || audience is { Member: null, Group: null }
        || audience.Member == agent.Id
        || (audience.Group is { } group && groups.Take(index).Contains(group));
}
