using Oqupie.Contracts;
using Oqupie.Contracts.Drafts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Drafts;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Drafts;

public sealed class DraftSendingTests(TestSilo silo) : IClassFixture<TestSilo>
{
    private const string Clearing = "Q0xFQVI=";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_sent_is_on_the_ticket_and_out_of_the_draft()
    {
        var draft = await Opened();

        var answer = await Send(draft, "wish-1", sent: 0);

        Assert.Equal("Both of us.", answer.Value?.Text);
        Assert.Equal(
            [DraftRowKind.Update, DraftRowKind.Sending, DraftRowKind.Sent], silo.Stores.Drafts.Of(draft).Select(row => row.Kind));
        var frame = (await Grain(draft).Since("ada", 2)).Frames.Single();
        Assert.Equal((Clearing, 1L, Some.Lee.Id), (frame.Data, frame.SentUpTo, frame.SentBy));
    }

    [Fact]
    public async Task Of_two_who_send_at_once_one_sends()
    {
        var draft = await Opened();

        var answers = await Task.WhenAll(Send(draft, "wish-1", sent: 0), Send(draft, "wish-2", sent: 0));

        Assert.Equal("draft_sent", Assert.Single(answers, answer => answer.Refusal is not null).Refusal!.Code);
        Assert.Single(await Replies(draft));
    }

    [Fact]
    public async Task The_same_wish_again_is_answered_as_it_was_first()
    {
        var draft = await Opened();
        var first = await Send(draft, "wish-1", sent: 0);

        var again = await Send(draft, "wish-1", sent: 0);

        Assert.Equal(first.Value?.Id, again.Value?.Id);
        Assert.Single(await Replies(draft));
    }

    [Fact]
    public async Task What_the_ticket_refuses_stays_in_the_draft_and_can_be_sent_again()
    {
        var draft = await Opened();

        var refused = await Send(draft, "wish-1", sent: 0, text: "");

        Assert.NotNull(refused.Refusal);
        Assert.Equal(DraftRowKind.NotSent, silo.Stores.Drafts.Of(draft)[^1].Kind);
        Assert.Null((await Send(draft, "wish-2", sent: 0)).Refusal);
    }

    [Fact]
    public async Task What_is_to_leave_later_is_out_of_the_draft_once_it_is_planned()
    {
        var ticket = silo.NewTicketId();
        var channel = (await silo.UsualChannel()).Local;
        await silo.Intake(ticket).Open(Some.Ticket(Some.Message() with { Channel = channel }), Cancellation);
        var draft = new DraftId(ticket, DraftMode.Reply);

        var answer = await silo.Client.GetGrain<IDraftSendingGrain>(draft.ToString()).Plan(
            Some.Agent(), Some.Reply(), new(silo.Clock.GetUtcNow().AddHours(1), false), new(0, 0, Clearing), Cancellation);

        Assert.NotNull(TheOutcome.Done(answer).Plan);
        Assert.Equal([DraftRowKind.Sending, DraftRowKind.Sent], silo.Stores.Drafts.Of(draft).Select(row => row.Kind));
    }

    [Fact]
    public async Task Who_may_not_see_the_ticket_is_not_told_that_there_is_a_draft()
    {
        var draft = await Opened();
        var stranger = Some.Agent() with { Scope = TicketScope.Own };

        Assert.Equal("not_found", (await Send(draft, "wish-1", sent: 9, actor: stranger)).Refusal?.Code);
        Assert.Single(silo.Stores.Drafts.Of(draft));
    }

    [Fact]
    public async Task A_silo_that_ended_between_the_ticket_and_the_draft_has_what_was_sent_taken_out_by_the_next()
    {
        var draft = await Opened();
        await HalfDone(draft, "wish-1", onTicket: true);

        var part = await Grain(draft).Join(SomeDrafts.Seat("ada"), silo.Client.CreateObjectReference<IDraftFollower>(new DraftListener()), 0);

        Assert.Equal(1, part.Sent);
        Assert.Contains(part.Frames, frame => frame.Data == Clearing);
    }

    [Fact]
    public async Task A_silo_that_ended_before_the_ticket_had_it_leaves_the_draft_as_it_was()
    {
        var draft = await Opened();
        await HalfDone(draft, "wish-1", onTicket: false);

        var answer = await Send(draft, "wish-2", sent: 0);

        Assert.Null(answer.Refusal);
        Assert.Equal(
            [DraftRowKind.Update, DraftRowKind.Sending, DraftRowKind.NotSent, DraftRowKind.Sending, DraftRowKind.Sent],
            silo.Stores.Drafts.Of(draft).Select(row => row.Kind));
    }

    private async Task<DraftId> Opened()
    {
        var ticket = silo.NewTicketId();
        await silo.Intake(ticket).Open(Some.Ticket(), Cancellation);
        var draft = new DraftId(ticket, DraftMode.Memo);
        await silo.Stores.Drafts.Append(draft, SomeDrafts.Row(1), null, Cancellation);
        return draft;
    }

    private async Task HalfDone(DraftId draft, string wish, bool onTicket)
    {
        var sending = SomeDrafts.Row(2) with { Kind = DraftRowKind.Sending, Client = "", Data = Clearing, UpTo = 1, Wish = wish, By = Some.Lee.Id };
        await silo.Stores.Drafts.Append(draft, sending, null, Cancellation);

        if (onTicket)
        {
            await silo.Ticket(draft.Ticket).Memo(Some.Agent(), Memo(wish, "Both of us."), Cancellation);
        }
    }

    private Task<Outcome<TimelineItem>> Send(DraftId draft, string wish, long sent, string text = "Both of us.", Actor? actor = null) =>
        silo.Client.GetGrain<IDraftSendingGrain>(draft.ToString()).Memo(actor ?? Some.Agent(), Memo(wish, text), new(sent, 1, Clearing), Cancellation);

    private static MemoWish Memo(string wish, string text) => new() { Body = text, WishId = wish, By = Some.Lee };

    private async Task<IReadOnlyList<TimelineItem>> Replies(DraftId draft)
    {
        var page = await silo.Ticket(draft.Ticket).Timeline(Some.Agent(), new(), Cancellation);
        return [.. page.Value!.Items.Where(item => item.Text == "Both of us.")];
    }

    private IDraftGrain Grain(DraftId draft) => silo.Client.GetGrain<IDraftGrain>(draft.ToString());
}
