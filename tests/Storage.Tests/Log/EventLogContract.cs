using System.Collections.Immutable;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Log;
using Oqupie.Storage.Tests.Knowledge;
using Oqupie.Storage.Tests.Tickets;

namespace Oqupie.Storage.Tests.Log;

/// <summary>Whoever follows this log misses nothing and sees nothing twice.</summary>
public abstract class EventLogContract(Stores stores)
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected BrandId Brand { get; } = new(StoresFixture.NewAccount(), "cook");

    protected IEventLog Log => stores.Log;

    private LogFilter Ours => new() { Account = Brand.Account };

    [Fact]
    public async Task What_happened_to_tickets_and_articles_is_read_in_its_order_some_at_a_time()
    {
        var begin = await Log.End(Cancellation);
        var ticket = new TicketId(Brand.Account, 1);
        await stores.Tickets.Append(Appends.Open(ticket), Cancellation);
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, SomeKnowledge.Article("c1", "a1")), Cancellation);
        await stores.Knowledge.Change(SomeKnowledge.Tree(Brand, 0, SomeKnowledge.Category("c1")), Cancellation);

        var first = await Read(begin, atLeast: 2, limit: 2);
        var rest = await Read(first.Position, atLeast: 1);

        Assert.Equal(
            [
                ("ticket", "1", "ticket-opened"),
                ("ticket", "1", "message-received"),
                ("article", "a1", "article-written"),
                ("knowledge", "cook", "section-written"),
            ],
            [.. (await All(begin, 4)).Select(one => (one.Kind, one.Stream, one.Type))]);
        Assert.Equal(4, first.Events.Length + rest.Events.Length);
        Assert.All(first.Events, one => Assert.StartsWith($$"""{"type":"{{one.Type}}",""", one.Payload, StringComparison.Ordinal));
        Assert.Empty((await Log.After(rest.Position, null, 10, Ours, Cancellation)).Events);
    }

    [Fact]
    public async Task An_event_is_read_with_all_that_is_stored_of_it()
    {
        var begin = await Log.End(Cancellation);
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, SomeKnowledge.Article("c1", "a1")), Cancellation);

        var one = Assert.Single((await Read(begin, atLeast: 1)).Events);

        Assert.Equal((Brand.Account, "article/a1/1", "cook", SomeKnowledge.Monday, "lee"), (one.Account, one.Id, one.Brand, one.At, one.By));
        Assert.Null(one.Content);
    }

    [Fact]
    public async Task Whoever_wants_few_is_moved_past_the_others()
    {
        var begin = await Log.End(Cancellation);
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, SomeKnowledge.Article("c1", "a1")), Cancellation);
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand with { Local = "other" }, SomeKnowledge.Article("c1", "a2")), Cancellation);
        var end = (await Read(begin, atLeast: 2)).Position;

        var page = await Log.After(begin, end, 10, Ours with { Kinds = ["article"], Brand = "cook" }, Cancellation);

        Assert.Equal(("a1", end), (Assert.Single(page.Events).Stream, page.Position));
        Assert.Equal(end, (await Log.After(begin, end, 10, Ours with { Kinds = ["nothing"] }, Cancellation)).Position);
    }

    [Fact]
    public async Task Nothing_is_read_behind_the_bound_and_who_is_behind_it_stays()
    {
        var begin = await Log.End(Cancellation);
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, SomeKnowledge.Article("c1", "a1")), Cancellation);
        var bound = (await Read(begin, atLeast: 1)).Position;
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, SomeKnowledge.Article("c1", "a2")), Cancellation);
        var end = (await Read(bound, atLeast: 1)).Position;

        var page = await Log.After(begin, bound, 10, Ours, Cancellation);
        Assert.Equal(("a1", bound), (Assert.Single(page.Events).Stream, page.Position));
        Assert.Equal(end, (await Log.After(end, bound, 10, Ours, Cancellation)).Position);
    }

    [Fact]
    public async Task From_the_end_only_what_comes_later_is_missing()
    {
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, SomeKnowledge.Article("c1", "a1")), Cancellation);
        var end = await Log.End(Cancellation);
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, SomeKnowledge.Article("c1", "a2")), Cancellation);

        Assert.Equal("a2", (await Read(end, atLeast: 1)).Events[^1].Stream);
    }

    [Fact]
    public async Task The_beginning_is_before_everything_that_there_is()
    {
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, SomeKnowledge.Article("c1", "a1")), Cancellation);

        Assert.Equal("a1", Assert.Single((await Read(LogPage.Begin, atLeast: 1)).Events).Stream);
    }

    [Theory]
    [InlineData("1042")]
    [InlineData("7041.12")]
    [InlineData("nonsense")]
    [InlineData("a:b:c")]
    [InlineData("0123456789abcdef:0.999999999:0123456789abcdef")]
    public async Task Positions_of_other_logs_are_not_known(string position)
    {
        Assert.False(await Log.Knows(position, Cancellation));
        Assert.False((await Log.After(position, null, 10, LogFilter.All, Cancellation)).IsKnown);
    }

    [Fact]
    public async Task A_position_is_known_as_long_as_its_event_is_there()
    {
        var begin = await Log.End(Cancellation);
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, SomeKnowledge.Article("c1", "a1")), Cancellation);
        var position = (await Read(begin, atLeast: 1)).Events[0].Position;
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, SomeKnowledge.Article("c1", "a2")), Cancellation);

        Assert.True(await Log.Knows(position, Cancellation));
        Assert.True(await Log.Knows(LogPage.Begin, Cancellation));
        Assert.StartsWith(await Log.Era(Cancellation), position, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_appends_rings()
    {
        var before = stores.Bell.Rings;
        await stores.Tickets.Append(Appends.Open(new(Brand.Account, 1)), Cancellation);
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, SomeKnowledge.Article("c1", "a1")), Cancellation);

        Assert.True(stores.Bell.Rings >= before + 2);
    }

    /// <summary>What others have not committed may hold back what is committed, for as long as they take.</summary>
    protected async Task<LogPage> Read(string after, int atLeast, int limit = 100)
    {
        while (true)
        {
            var read = await Log.After(after, null, limit, Ours, Cancellation);

            if (read.Events.Length >= atLeast)
            {
                return read;
            }

            await Task.Yield();
        }
    }

    protected async Task<ImmutableArray<LoggedEvent>> All(string after, int count) => (await Read(after, count)).Events;
}

public sealed class MemoryEventLogTests(StoresFixture fixture) : EventLogContract(fixture.Memory);
