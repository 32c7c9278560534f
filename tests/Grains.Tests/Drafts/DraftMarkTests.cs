using System.Collections.Immutable;
using Oqupie.Contracts.Drafts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Drafts;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Drafts;

/// <summary>That words stand in a draft is said in lists, and what they are to programs.</summary>
public sealed class DraftMarkTests(TestSilo silo) : IClassFixture<TestSilo>
{
    private static readonly DraftMark Blank = new() { Ticket = 1042, Mode = DraftMode.Reply };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_mark_names_each_writer_once_until_nothing_is_left()
    {
        var ada = DraftMarks.After(Blank, hasWords: true, "ada")!;
        var both = DraftMarks.After(ada, hasWords: true, "grace")!;

        Assert.Equal(["ada", "grace"], both.By);
        Assert.Null(DraftMarks.After(both, hasWords: true, "ada"));
        Assert.Null(DraftMarks.After(both, hasWords: true, ""));
        Assert.Empty(DraftMarks.After(both, hasWords: false, "ada")!.By);
        Assert.Null(DraftMarks.After(Blank, hasWords: false, "ada"));
    }

    [Fact]
    public async Task What_a_program_writes_is_read_again_and_marked_until_it_is_taken_out()
    {
        var ticket = silo.NewTicketId();
        await silo.Intake(ticket).Open(Some.Ticket(), Cancellation);
        var draft = silo.Client.GetGrain<IDraftTextGrain>(new DraftId(ticket, DraftMode.Memo).ToString());
        var wish = new DraftWish { Text = [new() { Name = "paragraph", Children = [new() { Text = "Hello" }] }] };

        var put = await draft.Put(Some.Agent(), wish, Cancellation);

        Assert.True(put.Succeeded(out var content, out _));
        Assert.Equal("<p>Hello</p>", content.Html);
        Assert.Equal([Some.Agent().Id], Assert.Single(await Marks(ticket.Number)).By);
        await draft.Put(Some.Agent(), new(), Cancellation);
        Assert.Empty(await Marks(ticket.Number));
        Assert.True((await draft.Read(Some.Agent(), Cancellation)).Succeeded(out var left, out _) && left.IsBlank);
    }

    [Fact]
    public async Task A_draft_that_nobody_came_back_to_goes_once_its_ticket_is_completed()
    {
        var ticket = silo.NewTicketId();
        await silo.Intake(ticket).Open(Some.Ticket(), Cancellation);
        var draft = new DraftId(ticket, DraftMode.Reply);
        var wish = new DraftWish { Text = [new() { Name = "paragraph", Children = [new() { Text = "Hello" }] }] };
        await silo.Client.GetGrain<IDraftTextGrain>(draft.ToString()).Put(Some.Agent(), wish, Cancellation);
        var forgetting = silo.Client.GetGrain<IDraftForgettingGrain>(draft.ToString());
        var later = silo.Clock.GetUtcNow().AddDays(100);

        await forgetting.ForgetIfOld(later);
        Assert.Single(await Marks(ticket.Number));
        await silo.Ticket(ticket).Change(Some.Agent(), new() { Status = TicketStatus.Completed, By = Some.Lee }, Cancellation);
        await forgetting.ForgetIfOld(silo.Clock.GetUtcNow().AddDays(-1));
        Assert.Single(await Marks(ticket.Number));

        await forgetting.ForgetIfOld(later);

        Assert.Empty(silo.Stores.Drafts.Of(draft));
        Assert.Empty(await Marks(ticket.Number));
        await silo.Client.GetGrain<IDraftTextGrain>(draft.ToString()).Put(Some.Agent(), wish, Cancellation);
        Assert.Equal(1, Assert.Single(silo.Stores.Drafts.Of(draft)).Number);
    }

    private Task<ImmutableArray<DraftMark>> Marks(long ticket) =>
        silo.Client.GetGrain<IDraftMarksGrain>(Some.Account.ToString()).Of(Actor.System(Some.Account), [ticket], Cancellation);
}
