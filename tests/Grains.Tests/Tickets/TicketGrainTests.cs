using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tests.Live;
using Oqupie.Grains.Tickets;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Tickets;

public sealed class TicketGrainTests(TestSilo silo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_that_was_not_stored_is_neither_kept_nor_told()
    {
        var id = await Opened();
        var listener = await Listen();
        silo.Stores.Tickets.FailNextAppend(id);

        await Assert.ThrowsAnyAsync<Exception>(() => silo.Ticket(id).Memo(Some.Agent(), Some.Memo("lost"), Cancellation));
        var next = await Opened();
        var told = await Told(listener, next, 2);
        await silo.Ticket(id).Memo(Some.Agent(), Some.Memo("kept"), Cancellation);

        Assert.Equal(["kept"], (await Timeline(id)).Where(item => item.Type is TimelineKind.Memo).Select(item => item.Text));
        Assert.DoesNotContain(told, news => news.Id == $"{id.Number}" && news.Version > 2);
        await Told(listener, id, 3);
    }

    [Fact]
    public async Task A_change_is_answered_while_its_feed_is_away_and_told_when_it_is_back()
    {
        var id = await Opened();
        var listener = await Listen();
        silo.FeedAway.Begin();

        for (var i = 0; i < 3; i++)
        {
            var wrote = silo.Ticket(id).Memo(Some.Agent(), Some.Memo($"{i}"), Cancellation);
            Assert.True((await wrote.WaitAsync(TimeSpan.FromSeconds(4), Cancellation)).Succeeded(out _, out _));
        }

        silo.FeedAway.End();
        var told = await Told(listener, id, 5);
        Assert.Equal([3L, 4, 5], told.Where(news => news.Id == $"{id.Number}" && news.Version > 2).Select(news => news.Version));
    }

    [Fact]
    public async Task A_reply_that_is_taken_back_is_no_longer_what_lists_show()
    {
        var id = await Opened();
        var before = (await silo.Ticket(id).Read(Some.Agent(), Cancellation)).Value!;
        await silo.Ticket(id).Reply(Some.Agent(), Some.Reply("The first answer.") with { HoldSeconds = 60 }, Cancellation);
        var second = (await silo.Ticket(id).Reply(Some.Agent(), Some.Reply("The second answer.") with { HoldSeconds = 60 }, Cancellation)).Value!;

        await silo.Ticket(id).Withdraw(Some.Agent(), second.Version, Cancellation);
        Assert.Equal("The first answer.", (await silo.Ticket(id).Read(Some.Agent(), Cancellation)).Value!.Preview);
        await silo.Ticket(id).Withdraw(Some.Agent(), second.Version - 1, Cancellation);
        var after = (await silo.Ticket(id).Read(Some.Agent(), Cancellation)).Value!;

        Assert.Equal((before.Preview, before.LastMessageAt, before.Messages), (after.Preview, after.LastMessageAt, after.Messages));
    }

    [Fact]
    public async Task A_change_the_store_refused_is_not_kept()
    {
        var id = await Opened();
        var reply = (await silo.Ticket(id).Reply(Some.Agent(), Some.Reply() with { WishId = "r1", HoldSeconds = 60 }, Cancellation)).Value!;
        await silo.Stores.Outbox.Begin(Some.Account, await OutboxOf(id), 1, silo.Clock.GetUtcNow(), Cancellation);

        var tooLate = await silo.Ticket(id).Withdraw(Some.Agent(), reply.Version, Cancellation);
        var again = await silo.Ticket(id).Reply(Some.Agent(), Some.Reply() with { WishId = "r1", HoldSeconds = 60 }, Cancellation);
        var twice = await silo.Intake(id).Receive(Some.Message(key: await TakenIn()), Cancellation);

        Assert.Equal(("conflict", reply.Id, IntakeFate.Duplicate), (tooLate.Refusal?.Code, again.Value?.Id, twice.Value?.Fate));
        Assert.Equal(reply.Version, (await silo.Ticket(id).Read(Some.Agent(), Cancellation)).Value!.Version);
    }

    [Fact]
    public async Task A_change_whose_answer_was_lost_is_found_stored_and_not_made_twice()
    {
        var id = await Opened();
        silo.Stores.Tickets.LoseNextAnswer(id);

        await Assert.ThrowsAnyAsync<Exception>(() => silo.Ticket(id).Memo(Some.Agent(), Some.Memo("once") with { WishId = "w1" }, Cancellation));
        await silo.Ticket(id).Memo(Some.Agent(), Some.Memo("once") with { WishId = "w1" }, Cancellation);

        Assert.Single(await Timeline(id), item => item.Type is TimelineKind.Memo);
    }

    [Fact]
    public async Task A_wish_that_comes_again_answers_what_it_answered_first()
    {
        var id = await Opened();

        var first = await silo.Ticket(id).Reply(Some.Agent(), Some.Reply() with { WishId = "r1" }, Cancellation);
        var again = await silo.Ticket(id).Reply(Some.Agent(), Some.Reply() with { WishId = "r1" }, Cancellation);

        Assert.Equal(first.Value!.Id, again.Value!.Id);
    }

    [Fact]
    public async Task A_message_taken_in_twice_is_in_one_ticket()
    {
        var message = Some.Message();
        var id = await Opened(message);

        var again = await silo.Intake(silo.NewTicketId()).Open(Some.Ticket(message), Cancellation);

        Assert.Equal((IntakeFate.Duplicate, (long?)id.Number), (again.Value!.Fate, again.Value.Ticket));
    }

    [Fact]
    public async Task A_ticket_that_nobody_opened_is_not_found()
    {
        var read = await silo.Ticket(silo.NewTicketId()).Read(Some.Agent(), Cancellation);

        Assert.Equal("not_found", read.Refusal?.Code);
    }

    [Fact]
    public async Task A_ticket_outside_ones_scope_is_not_found()
    {
        var id = await Opened();
        var other = Some.Agent() with { Scope = TicketScope.Own, Id = "kim" };

        Assert.Equal("not_found", (await silo.Ticket(id).Read(other, Cancellation)).Refusal?.Code);
        Assert.Equal("not_found", (await silo.Ticket(id).Timeline(other, new(), Cancellation)).Refusal?.Code);
        Assert.Equal("not_found", (await silo.Ticket(id).Reply(other, Some.Reply(), Cancellation)).Refusal?.Code);
    }

    [Fact]
    public async Task A_stranger_cannot_be_assigned()
    {
        var id = await Opened();

        var changed = await silo.Ticket(id).Change(Some.Agent(), new() { Assignee = new("nobody", null), By = Some.Lee }, Cancellation);

        Assert.Equal("assignee.member", changed.Refusal?.Field);
    }

    [Fact]
    public async Task The_timeline_is_read_page_by_page_without_gap_or_double()
    {
        var id = await Opened();

        for (var i = 0; i < 7; i++)
        {
            await silo.Ticket(id).Memo(Some.Agent(), Some.Memo($"{i}"), Cancellation);
        }

        var newest = (await silo.Ticket(id).Timeline(Some.Agent(), new() { Limit = 5 }, Cancellation)).Value!;
        var older = (await silo.Ticket(id).Timeline(Some.Agent(), new() { Limit = 5, Before = newest.Next }, Cancellation)).Value!;

        Assert.Equal([1L, 2, 3, 4, 5, 6, 7, 8, 9], older.Items.Concat(newest.Items).Select(item => item.Version));
        Assert.Null(older.Next);
    }

    [Fact]
    public async Task What_this_build_does_not_know_is_a_neutral_item_and_stops_nobody()
    {
        var id = await Opened();
        var row = (await silo.Stores.Tickets.Load(id, Cancellation))!.Row;
        var juggled = new UnknownHappened { At = row.UpdatedAt, ByKind = ActorKind.Member, By = "lee", Type = "ticket-juggled", Content = "c" };
        await silo.Stores.Tickets.Append(
            new()
            {
                Ticket = id,
                ExpectedVersion = 2,
                Events = [juggled],
                Row = row with { Version = 3 },
                Before = row,
                Contents = [new() { Id = "c", Customer = "haneul", Text = "Not for everybody." }],
            },
            Cancellation);

        await Assert.ThrowsAnyAsync<Exception>(() => MemoFails(id)); // What the grain remembers is gone.
        var memo = await silo.Ticket(id).Memo(Some.Agent(), Some.Memo(), Cancellation);

        Assert.Equal(4, memo.Value?.Version);
        Assert.Equal((TimelineKind.Changed, null, null), (await Timeline(id)) is [_, _, var item, _] ? (item.Type, item.Text, item.Change) : default);
    }

    [Fact]
    public async Task A_long_ticket_is_loaded_from_its_snapshot()
    {
        var id = await Opened();

        for (var n = 3; n <= 205; n++)
        {
            await silo.Ticket(id).Memo(Some.Agent(), Some.Memo($"{n}"), Cancellation);
        }

        Assert.Equal((200L, 5), await Loaded());
        await Assert.ThrowsAnyAsync<Exception>(() => MemoFails(id));
        await silo.Ticket(id).Memo(Some.Agent(), Some.Memo("206"), Cancellation);
        Assert.Equal((200L, 6), await Loaded());

        async Task<(long?, int)> Loaded()
        {
            var stored = (await silo.Stores.Tickets.Load(id, Cancellation))!;
            return (stored.Snapshot?.Version, stored.Events.Length);
        }
    }

    [Fact]
    public async Task A_customer_takes_part_under_their_own_name()
    {
        var items = await Timeline(await Opened());

        Assert.Equal(new Participant("customer", "haneul", "김하늘"), items[1].Actor);
    }

    private async Task MemoFails(TicketId id)
    {
        silo.Stores.Tickets.FailNextAppend(id);
        await silo.Ticket(id).Memo(Some.Agent(), Some.Memo(), Cancellation);
    }

    private IBrandFeedGrain Feed() => silo.Client.GetGrain<IBrandFeedGrain>(new BrandId(Some.Account, "cook").ToString());

    private async Task<Listener> Listen()
    {
        var listener = new Listener();
        listener.Reference = silo.Client.CreateObjectReference<IFeedFollower>(listener);
        await Feed().Follow(listener.Reference);
        return listener;
    }

    /// <summary>All that is told until a version of a ticket is.</summary>
    private static async Task<List<FeedNews>> Told(Listener listener, TicketId ticket, long version)
    {
        var told = new List<FeedNews>();

        while (told is not [.., var last] || last.Id != $"{ticket.Number}" || last.Version < version)
        {
            told.Add((await listener.Next(Cancellation)).News);
        }

        return told;
    }

    private async Task<string> OutboxOf(TicketId id)
    {
        var due = await silo.Stores.Outbox.Due(Some.Account, (await silo.UsualChannel()).Local, DateTimeOffset.MaxValue, false, 10_000, Cancellation);
        return due.Single(item => item.Entry.Ticket == id).Entry.Id;
    }

    /// <summary>The key of a message that is in another ticket.</summary>
    private async Task<string> TakenIn()
    {
        var message = Some.Message();
        await Opened(message);
        return message.MessageKey;
    }

    private async Task<TicketId> Opened(InboundMessage? message = null)
    {
        var id = silo.NewTicketId();
        message ??= Some.Message() with { Channel = (await silo.UsualChannel()).Local };
        Assert.True((await silo.Intake(id).Open(Some.Ticket(message), Cancellation)).Succeeded(out _, out var refusal), refusal?.Reason);
        return id;
    }

    private async Task<System.Collections.Immutable.ImmutableArray<TimelineItem>> Timeline(TicketId id) =>
        (await silo.Ticket(id).Timeline(Some.Agent(), new() { Limit = 200 }, Cancellation)).Value!.Items;
}
