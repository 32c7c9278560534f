using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using Oqupie.Contracts.Live;

namespace Oqupie.WebHost.Tests.Live;

public sealed class KnowledgeNewsTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_writes_articles_hears_which_section_changed_and_nothing_of_what_is_in_it()
    {
        var brand = await floor.NewBrand();
        var agent = await floor.NewMember(brands: [brand]);
        await using var console = await agent.Connect();
        await console.Watch(brand);
        var category = await Made($"brands/{brand}/kb/categories", new { name = "Payments" });
        await Made($"brands/{brand}/kb/articles", new { title = "A secret draft", place = new { category } });
        floor.Silo.Clock.Advance(TimeSpan.FromMilliseconds(200)); // So long a grain gathers what it has to tell.

        await console.Until(it => Sections(it, brand).Contains(category), "the category's change was not heard");

        Assert.Contains(null, Sections(console, brand));
        Assert.DoesNotContain(
            console.All.Where(heard => heard.Event is "knowledge"), heard => heard.Json.GetRawText().Contains("secret", StringComparison.Ordinal));
        Assert.Empty(console.Entries);
    }

    [Fact]
    public async Task A_change_of_articles_is_no_number_that_a_follower_of_tickets_misses()
    {
        var brand = await floor.NewBrand();
        await using var console = await floor.Owner.Connect();
        await console.Watch(brand);
        await floor.Feed(brand).Publish(News.Of(1, 1));
        await floor.Feed(brand).Publish(Section("s1", 1));
        await floor.Feed(brand).Publish(News.Of(1, 2));

        await console.UntilHeard(1, 2);

        var told = console.Entries;
        Assert.Equal(told[^2].N, told[^1].Prev);
        Assert.All(told, entry => Assert.Equal(1, entry.Ticket));
    }

    [Fact]
    public async Task Who_comes_back_hears_what_changed_meanwhile()
    {
        var brand = await floor.NewBrand();
        await using var console = await floor.Owner.Connect();
        var watched = await console.Watch(brand);
        await floor.Feed(brand).Publish(Section("s1", 1));
        await floor.Feed(brand).Publish(Section("s1", 2, FeedNews.Deep));
        await using var back = await floor.Owner.Connect();

        var missed = await back.Since(watched.GetProperty("epoch").GetString()!, watched.GetProperty("n").GetInt64());

        Assert.Empty(missed.GetProperty("entries").EnumerateArray());
        await back.Until(it => Sections(it, brand).Contains("s1"), "the change was not heard");
        var heard = Assert.Single(back.All.Single(one => one.Event is "knowledge").Json.EnumerateArray());
        Assert.True(heard.GetProperty("deep").GetBoolean());
    }

    [Fact]
    public async Task Nobody_hears_of_a_brand_that_they_do_not_serve()
    {
        var (own, foreign) = (await floor.NewBrand(), await floor.NewBrand());
        var agent = await floor.NewMember(brands: [own]);
        await using var console = await agent.Connect();
        await console.Watch(null);

        await floor.Feed(foreign).Publish(Section("s1", 1));
        await floor.Feed(own).Publish(Section("s2", 1));

        await console.Until(it => Sections(it, own).Contains("s2"), "the own brand's change was not heard");
        Assert.Empty(Sections(console, foreign));
    }

    private static IReadOnlyList<string?> Sections(LiveConsole console, string brand) =>
    [
        .. console.All.Where(heard => heard.Event is "knowledge" && heard.Kind == brand).SelectMany(heard => heard.Json.EnumerateArray())
            .Select(section => section.GetProperty("section").GetString()),
    ];

    private static FeedNews Section(string id, long version, params ImmutableArray<string> what) => new()
    {
        Kind = FeedNews.Knowledge,
        Id = id,
        Version = version,
        Audience = News.Unassigned,
        Row = [.. "{}"u8],
        What = what,
        By = new("system", "", ""),
    };

    private async Task<string> Made(string path, object body)
    {
        using var made = await floor.Owner.Http.PostAsJsonAsync($"/api/v1/{path}", body, Cancellation);
        made.EnsureSuccessStatusCode();
        return (await made.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetString()!;
    }
}
