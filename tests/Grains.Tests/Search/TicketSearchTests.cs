using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Search;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Search;
using Oqupie.Grains.Tickets.Purging;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Search;

/// <summary>From a commit to finding, through the real index, with shards of a hundred numbers.</summary>
public sealed class TicketSearchTests : IAsyncLifetime
{
    private static readonly AccountId Account = Some.Account;
    private static readonly Actor Lee = Some.Agent();

    private readonly TestSilo _silo = new() { More = services => services.Configure<TicketSearchOptions>(options => options.TicketsPerIndex = 100) };

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _silo.InitializeAsync();

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task What_was_committed_is_found_with_the_place_where_it_stands()
    {
        var ticket = await Open(1042, "My coffee machine leaks.");
        await Found("coffee", 1042);
        await _silo.Ticket(ticket).Memo(Lee, Some.Memo("Sent a replacement valve."), Now);
        await Found("valve", 1042);

        var hit = Assert.Single((await Ask("valve")).Items);

        Assert.Equal(("e3", "Sent a replacement <mark>valve</mark>."), (hit.Item, hit.Snippet));
        Assert.Equal((1042, TicketStatus.New), (hit.Ticket.Id, hit.Ticket.Status));
        Assert.Equal(1042, Assert.Single((await Ask("#1042")).Items).Ticket.Id);
    }

    [Fact]
    public async Task Tickets_of_all_shards_are_found_counted_and_paged_together()
    {
        long[] numbers = [1001, 1150, 1151, 1299, 1300, 1450];

        foreach (var number in numbers)
        {
            await Open(number, "refund please");
        }

        await Until.True(async _ => await Total("refund") == numbers.Length, () => "Some are not found.", cancellationToken: Now);
        var (shown, cursor) = (new List<long>(), (string?)null);

        do
        {
            var page = await Ask("refund", question => question with { Limit = 4, Cursor = cursor, Sort = TicketHitSort.Newest });
            Assert.Equal((numbers.Length, false), (page.Total, page.Partial));
            shown.AddRange(page.Items.Select(hit => hit.Ticket.Id));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(numbers, shown.Order());
        Assert.Equal("bad_cursor", TheOutcome.Refused(await Grain.Find(Lee, new() { Text = "refund", Cursor = "zzz" }, Now)).Code);
    }

    [Fact]
    public async Task Whoever_may_not_see_a_ticket_neither_finds_nor_counts_it_from_the_change_on()
    {
        var kim = Lee with { Id = "kim", Scope = TicketScope.Own };
        var ticket = await Open(1001, "refund please");
        await Join("kim");
        await Found("refund", 1001);
        Assert.Equal(0, (await Ask("refund", asker: kim)).Total);

        TheOutcome.Done(await _silo.Ticket(ticket).Change(Lee, new() { Assignee = new("kim", null), By = Some.Lee }, Now));
        await Until.True(async _ => (await Ask("refund", asker: kim)).Total is 1, () => "It is not found.", cancellationToken: Now);
        TheOutcome.Done(await _silo.Ticket(ticket).Change(Lee, new() { Assignee = Assignee.Nobody, By = Some.Lee }, Now));

        Assert.Empty((await Ask("refund", asker: kim)).Items); // At once: what is shown is asked of the store.
        await Until.True(async _ => (await Ask("refund", asker: kim)).Total is 0, () => "It is still counted.", cancellationToken: Now);
        Assert.Equal(0, (await Ask("refund", asker: Lee with { Brands = ["farm"] })).Total);
        Assert.Equal(1, (await Ask("refund", asker: Lee with { Brands = ["cook"] })).Total);
        Assert.Equal(0, (await Ask("refund", asker: Lee with { Account = new("other") })).Total);
    }

    [Fact]
    public async Task What_was_split_off_is_found_where_it_is_now_and_not_where_it_was()
    {
        var ticket = await Open(1001, "The oven is broken.");
        TheOutcome.Done(await _silo.Intake(ticket).Receive(Some.Message() with { Text = "Confidential: zanzibar" }, Now));
        await Found("zanzibar", 1001);

        var split = TheOutcome.Done(await Pairs.Split(Lee, new() { Ticket = 1001, Items = [3], By = Some.Lee }, Now));

        await Found("zanzibar", split.Id);
        Assert.Equal([1001], await Find("oven"));
    }

    [Fact]
    public async Task What_a_merge_brought_is_not_found_any_more_when_it_is_taken_back()
    {
        var (survivor, merged) = (await Open(1001, "oven"), await Open(1002, "zanzibar"));
        TheOutcome.Done(await Pairs.Merge(Lee, new(merged.Number, survivor.Number, Some.Lee), Now));
        await Until.True(async _ => (await Find("zanzibar")).Contains(1001), () => "It is not found in the survivor.", cancellationToken: Now);

        TheOutcome.Done(await Pairs.Unmerge(Lee, merged.Number, Some.Lee, Now));

        await Until.True(async _ => !(await Find("zanzibar")).Contains(1001), () => "It is still found in the survivor.", cancellationToken: Now);
        Assert.Equal([1002], await Find("zanzibar"));
    }

    [Theory]
    [InlineData("status:new", true)]
    [InlineData("status:보류", false)]
    [InlineData("status:new status:onHold", true)]
    [InlineData("-status:new", false)]
    [InlineData("tag:vip", true)]
    [InlineData("tag:VIP tag:bug", false)]
    [InlineData("-tag:bug", true)]
    [InlineData("brand:cook", false)] // By its name; this account has no brands.
    [InlineData("channel:email", true)]
    [InlineData("channel:mail -channel:play", true)]
    [InlineData("assignee:none", true)]
    [InlineData("assignee:me", false)]
    [InlineData("number:1001", true)]
    [InlineData("number:#1002", false)]
    [InlineData("from:haneul@customer.example", true)]
    [InlineData("from:하늘", true)]
    [InlineData("from:lee", true)]
    [InlineData("to:support@cook.example", false)]
    [InlineData("to:park@customer.example", false)]
    [InlineData("is:open", true)]
    [InlineData("is:mine", false)]
    [InlineData("is:deleted", false)]
    [InlineData("box:all", true)]
    [InlineData("has:attachment", false)]
    [InlineData("-has:attachment", true)]
    [InlineData("before:2026-01-06", true)]
    [InlineData("after:2026-01-06", false)]
    [InlineData("after:2026-01-05", true)]
    [InlineData("is:unread", true)]
    [InlineData("-is:unread", false)]
    [InlineData("status:nonsense", false)]
    [InlineData("valve -oven status:new", true)]
    public async Task Terms_say_which(string text, bool found)
    {
        var ticket = await Open(1001, "A broken valve");
        TheOutcome.Done(await _silo.Ticket(ticket).Change(Lee, new() { Tags = ["vip"], By = Some.Lee }, Now));
        await _silo.Ticket(ticket).Memo(Lee, Some.Memo("Sent a new one."), Now);
        await _silo.UsualChannel();
        await _silo.Stores.Seen.SawAll(new(Account, Lee.Id), _silo.Clock.GetUtcNow().AddHours(-1), Now);
        await Found("sent", 1001);

        Assert.Equal(found ? [1001L] : [], await Find(text));
    }

    [Fact]
    public async Task Deleted_and_blocked_ones_are_found_only_when_they_are_asked_for()
    {
        var (deleted, blocked) = (await Open(1001, "refund"), await Open(1002, "refund"));
        TheOutcome.Done(await _silo.Ticket(deleted).Change(Lee, new() { Deleted = true, By = Some.Lee }, Now));
        TheOutcome.Done(await _silo.Ticket(blocked).Change(Lee, new() { Spam = true, By = Some.Lee }, Now));

        await Until.True(async _ => await Total("refund box:all") is 2, () => "They are not found.", cancellationToken: Now);
        await Until.True(async _ => await Total("refund") is 0, () => "They are found.", cancellationToken: Now);

        Assert.Equal([1001], await Find("refund is:deleted"));
        Assert.Equal([1002], await Find("refund box:blocked"));
        Assert.Equal(2, await Total("refund is:deleted box:blocked"));
    }

    [Fact]
    public async Task Of_a_purged_one_nothing_is_found_or_counted()
    {
        var (gone, stays) = (await Open(1001, "refund"), await Open(1002, "refund"));
        TheOutcome.Done(await _silo.Intake(gone).Receive(Some.Message() with { Text = "and zanzibar" }, Now));
        TheOutcome.Done(await _silo.Ticket(gone).Change(Lee, new() { Deleted = true, By = Some.Lee }, Now));
        await Until.True(async _ => await Total("zanzibar box:all") is 1, () => "It is not found.", cancellationToken: Now);

        Assert.True(await _silo.Client.GetGrain<ITicketPurgeGrain>(gone.ToString()).Purge(_silo.Clock.GetUtcNow(), Now));

        await Until.True(async _ => await Total("refund box:all") is 1, () => "It is counted.", cancellationToken: Now);
        Assert.Equal(0, await Total("zanzibar box:all"));
        Assert.Equal([stays.Number], await Find("refund box:all"));
    }

    [Fact]
    public async Task While_an_index_is_not_whole_it_answers_with_what_it_has_and_says_so()
    {
        await Open(1001, "refund");
        await Found("refund", 1001);
        _silo.Stores.Log.FailReads(int.MaxValue);
        await Open(1150, "refund"); // The first of a shard that cannot begin now.

        var asking = Ask("refund");
        await Until.True(
            _ =>
            {
                _silo.Clock.Advance(TimeSpan.FromSeconds(0.2));
                return Task.FromResult(asking.IsCompleted);
            },
            () => "It does not answer.",
            cancellationToken: Now);

        var answer = await asking;
        Assert.True(answer.Partial);
        Assert.Contains(1001, answer.Items.Select(hit => hit.Ticket.Id));
    }

    private ITicketSearchGrain Grain => _silo.Client.GetGrain<ITicketSearchGrain>(Account.Value);

    private ITicketPairsGrain Pairs => _silo.Client.GetGrain<ITicketPairsGrain>(Account.Value);

    private async Task<TicketId> Open(long number, string text)
    {
        var id = new TicketId(Account, number);
        TheOutcome.Done(await _silo.Intake(id).Open(Some.Ticket(Some.Message() with { Subject = "Question", Text = text }), Now));
        return id;
    }

    private async Task Join(string member) => await _silo.Stores.Members.Enter(
        Account,
        new()
        {
            Id = member,
            Name = member,
            Email = $"{member}@acme.example",
            Role = Role.Agent,
            Language = "en",
            CreatedAt = _silo.Clock.GetUtcNow(),
        },
        Now);

    private async Task<TicketHits> Ask(string text, Func<TicketQuestion, TicketQuestion>? shape = null, Actor? asker = null)
    {
        var question = new TicketQuestion { Text = text };
        var grain = _silo.Client.GetGrain<ITicketSearchGrain>((asker ?? Lee).Account.Value);
        return TheOutcome.Done(await grain.Find(asker ?? Lee, shape is null ? question : shape(question), Now));
    }

    private async Task<ImmutableArray<long>> Find(string text) => [.. (await Ask(text)).Items.Select(hit => hit.Ticket.Id).Order()];

    private async Task<long> Total(string text) => (await Ask(text)).Total;

    private Task Found(string text, long number) => Until.True(
        async _ => (await Find(text)).SequenceEqual([number]), () => $"'{text}' does not find {number} alone.", cancellationToken: Now);
}
