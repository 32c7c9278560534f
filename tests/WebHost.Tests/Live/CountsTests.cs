using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Oqupie.WebHost.Tests.Live;

public sealed class CountsTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_console_is_told_how_many_there_are_and_each_time_that_changes()
    {
        var brand = await floor.NewBrand();
        await floor.NewTicket(brand);
        await using var console = await floor.Owner.Connect();
        await console.Watch(null);

        await console.Count(brand);
        await console.Until(heard => Open(heard, brand) is 1, "the ticket that was there is not counted");
        var second = await floor.NewTicket(brand);
        await console.Until(heard => Open(heard, brand) is 2, "the new ticket is not counted");
        await Change(second, new { status = "completed" });
        await console.Until(heard => Open(heard, brand) is 1, "the completed ticket is still counted");
    }

    [Fact]
    public async Task Each_hears_the_numbers_that_the_address_answers_them_and_none_of_what_they_may_not_see()
    {
        var brand = await floor.NewBrand();
        var group = await floor.NewGroup();
        Person[] people = [floor.Owner, await floor.NewMember(), await floor.NewMember(groups: [group])];
        var consoles = await Task.WhenAll(people.Select(person => person.Connect()));

        foreach (var console in consoles)
        {
            await console.Watch(brand);
            await console.Count(brand);
        }

        await Change(await floor.NewTicket(brand), new { assignee = new { member = people[0].Id, group = (string?)null } });
        await Change(await floor.NewTicket(brand), new { assignee = new { member = people[1].Id, group } });
        await Change(await floor.NewTicket(brand), new { assignee = new { member = (string?)null, group } });
        await floor.NewTicket(brand);

        foreach (var (person, console, all) in people.Zip(consoles, [4, 2, 3]))
        {
            var read = await person.Http.GetFromJsonAsync<JsonElement>($"/api/v1/tickets/counts?brand={brand}", Cancellation);
            await console.Until(heard => heard.Counts(brand)?.ToString() == read.ToString(), $"{person.Name} heard otherwise than {read}");
            Assert.Equal(all, Open(console, brand));
            await console.DisposeAsync();
        }
    }

    [Fact]
    public async Task Numbers_follow_a_right_that_is_taken_away()
    {
        var (kept, lost) = (await floor.NewBrand(), await floor.NewBrand());
        var agent = await floor.NewMember(brands: [kept, lost]);
        await floor.NewTicket(kept);
        await floor.NewTicket(lost);
        await using var console = await agent.Connect();
        await console.Watch(null);
        await console.Count(null);
        await console.Until(heard => Open(heard, null) is 2, "both are not counted");

        using var changed = await floor.Owner.Http.PatchAsJsonAsync($"/api/v1/members/{agent.Id}", new { brands = new[] { kept } }, Cancellation);
        changed.EnsureSuccessStatusCode();

        await console.Until(heard => Open(heard, null) is 1, "what may not be seen any more is still counted");
    }

    [Fact]
    public async Task Who_counts_no_more_is_told_no_more()
    {
        var brand = await floor.NewBrand();
        await using var console = await floor.Owner.Connect();
        await using var other = await floor.Owner.Connect();

        foreach (var one in new[] { console, other })
        {
            await one.Watch(brand);
            await one.Count(brand);
            await one.Until(heard => Open(heard, brand) is 0, "nothing is counted");
        }

        await console.StopCounting();
        var ticket = await floor.NewTicket(brand);

        await other.Until(heard => Open(heard, brand) is 1, "the new ticket is not counted");
        await console.UntilHeard(ticket, 1);
        Assert.Equal(0, Open(console, brand));
    }

    [Fact]
    public async Task The_store_is_asked_at_most_four_times_a_second_however_many_look_and_whatever_happens()
    {
        var brand = await floor.NewBrand();
        var ticket = await floor.NewTicket(brand);
        var consoles = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => floor.Owner.Connect()));

        foreach (var console in consoles)
        {
            await console.Watch(brand);
            await console.Count(brand);
        }

        var (before, clock) = (floor.Silo.Stores.Lists.Tallied, Stopwatch.StartNew());

        for (var n = 0; n < 60; n++)
        {
            await floor.Feed(brand).Publish(News.Of(90_000 + n, 1));
        }

        await Change(ticket, new { status = "completed" });

        foreach (var console in consoles)
        {
            await console.Until(heard => Open(heard, brand) is 0, "the last change is not counted");
            await console.DisposeAsync();
        }

        Assert.InRange(floor.Silo.Stores.Lists.Tallied - before, 1, (clock.Elapsed / TimeSpan.FromMilliseconds(250)) + 2);
    }

    private static int? Open(LiveConsole console, string? brand) => console.Counts(brand)?.GetProperty("all").GetInt32();

    private async Task Change(long ticket, object wish)
    {
        using var changed = await floor.Owner.Http.PatchAsJsonAsync($"/api/v1/tickets/{ticket}", wish, Cancellation);
        changed.EnsureSuccessStatusCode();
    }
}
