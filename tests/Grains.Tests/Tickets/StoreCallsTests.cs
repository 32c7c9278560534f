using Oqupie.Contracts.Tickets;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Tickets;

/// <summary>What is in memory is not read again: a store is asked as often as it has to be.</summary>
public sealed class StoreCallsTests(TestSilo silo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_and_a_memo_on_a_ticket_at_hand_are_an_append_each_and_no_read()
    {
        var id = await Opened();

        Assert.Equal(["Append"], await CallsOf(id, () => silo.Ticket(id).Reply(Some.Agent(), Held, Cancellation)));
        Assert.Equal(["Append"], await CallsOf(id, () => silo.Ticket(id).Memo(Some.Agent(), Some.Memo(), Cancellation)));
    }

    [Fact]
    public async Task A_reply_after_loading_reads_what_it_answers_and_the_next_one_does_not()
    {
        var id = await Opened();
        await Forgotten(id);

        Assert.Equal(["Load", "Read", "Append"], await CallsOf(id, () => silo.Ticket(id).Reply(Some.Agent(), Held, Cancellation)));
        Assert.Equal(["Append"], await CallsOf(id, () => silo.Ticket(id).Reply(Some.Agent(), Held, Cancellation)));
    }

    [Fact]
    public async Task A_newer_message_is_the_one_that_is_answered_then()
    {
        var id = await Opened();
        await silo.Ticket(id).Reply(Some.Agent(), Held, Cancellation);
        await silo.Intake(id).Receive(Some.Message() with { MailId = "newer@customer.example" }, Cancellation);

        await silo.Ticket(id).Reply(Some.Agent(), Held with { Body = "Once more." }, Cancellation);

        var due = await silo.Stores.Outbox.Due(Some.Account, (await silo.UsualChannel()).Local, DateTimeOffset.MaxValue, false, 10_000, Cancellation);
        Assert.Equal("newer@customer.example", due.Single(item => item.Entry.Ticket == id && item.Text is "Once more.").Entry.Envelope().InReplyTo);
    }

    [Fact]
    public async Task Taking_back_reads_what_lists_show_then_and_sending_again_reads_the_reply_once()
    {
        var id = await Opened();
        var queued = (await silo.Ticket(id).Reply(Some.Agent(), Held, Cancellation)).Value!;
        Assert.Equal(["Read", "Append", "Read"], await CallsOf(id, () => silo.Ticket(id).Withdraw(Some.Agent(), queued.Version, Cancellation)));

        var failed = (await silo.Ticket(id).Reply(Some.Agent(), Held, Cancellation)).Value!;
        await Fail(id, failed.Version);
        var sending = await CallsOf(id, () => silo.Ticket(id).Resend(Some.Agent(), failed.Version, Cancellation));
        Assert.Single(sending, call => call is "Read");
    }

    [Fact]
    public async Task What_is_answered_is_what_the_timeline_says_later()
    {
        var id = await Opened();

        var reply = await silo.Ticket(id).Reply(
            Some.Agent(), Some.Reply() with { Status = TicketStatus.OnHold, Cc = ["mum@customer.example"], HoldSeconds = 60 }, Cancellation);
        var memo = await silo.Ticket(id).Memo(Some.Agent(), Some.Memo(), Cancellation);

        var timeline = (await silo.Ticket(id).Timeline(Some.Agent(), new() { Limit = 200 }, Cancellation)).Value!.Items;
        Assert.Equivalent(timeline.Single(item => item.Type is TimelineKind.Reply), reply.Value, strict: true);
        Assert.Equivalent(timeline.Single(item => item.Type is TimelineKind.Memo), memo.Value, strict: true);
    }

    /// <summary>It waits, so that no outbox has news for the ticket meanwhile.</summary>
    private static ReplyWish Held => Some.Reply() with { HoldSeconds = 60 };

    private async Task<IEnumerable<string>> CallsOf<T>(TicketId id, Func<Task<Contracts.Outcome<T>>> act)
    {
        var before = silo.Stores.Tickets.CallsFor(id).Count;
        Assert.True((await act()).Succeeded(out _, out var refusal), refusal?.Reason);
        return silo.Stores.Tickets.CallsFor(id).Skip(before);
    }

    /// <summary>As after a restart: what the grain remembers is gone.</summary>
    private async Task Forgotten(TicketId id)
    {
        silo.Stores.Tickets.FailNextAppend(id);
        await Assert.ThrowsAnyAsync<Exception>(() => silo.Ticket(id).Memo(Some.Agent(), Some.Memo(), Cancellation));
    }

    private async Task Fail(TicketId id, long reply)
    {
        var due = await silo.Stores.Outbox.Due(Some.Account, (await silo.UsualChannel()).Local, DateTimeOffset.MaxValue, false, 10_000, Cancellation);
        var outbox = due.Single(item => item.Entry.Ticket == id).Entry.Id;
        var now = silo.Clock.GetUtcNow();
        await silo.Stores.Outbox.Begin(Some.Account, outbox, 1, now, Cancellation);
        await silo.Stores.Outbox.End(Some.Account, outbox, new(1, now, DeliveryState.Failed, null, null), Cancellation);
        var told = silo.Client.GetGrain<ITicketDeliveryGrain>(id.ToString());
        await told.Delivered(new() { Reply = reply, State = DeliveryState.Failed, Attempt = 1 }, Cancellation);
    }

    private async Task<TicketId> Opened()
    {
        var id = silo.NewTicketId();
        var message = Some.Message() with { Channel = (await silo.UsualChannel()).Local };
        Assert.True((await silo.Intake(id).Open(Some.Ticket(message), Cancellation)).Succeeded(out _, out var refusal), refusal?.Reason);
        return id;
    }
}
