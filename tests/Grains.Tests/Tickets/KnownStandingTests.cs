using Oqupie.Contracts.Tickets;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Tickets;

/// <summary>Wishes that say what they know of the ticket, or that were granted before.</summary>
public sealed class KnownStandingTests(TestSilo silo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_asks_for_the_field_it_is_about_and_for_no_other()
    {
        var id = await Opened();
        await Change(id, new() { Importance = Importance.High, By = Some.Lee });

        var known = new TicketStanding { Status = TicketStatus.New };
        TheOutcome.Done(await Change(id, new() { Status = TicketStatus.OnHold, Was = known, By = Some.Lee }));
        var refused = TheOutcome.Refused(await Change(id, new() { Status = TicketStatus.Completed, Was = known, By = Some.Lee }));

        Assert.Equal("changed_meanwhile", refused.Code);
        Assert.Equal(TicketStatus.OnHold, TheOutcome.Done(await silo.Ticket(id).Read(Some.Agent(), Cancellation)).Status);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(null, true)]
    public async Task It_asks_where_the_ticket_lies(bool? deleted, bool? spam)
    {
        var id = await Opened();

        var change = new TicketChange { Status = TicketStatus.OnHold, Was = new() { Deleted = deleted, Spam = spam }, By = Some.Lee };

        Assert.Equal("changed_meanwhile", TheOutcome.Refused(await Change(id, change)).Code);
    }

    [Fact]
    public async Task A_change_that_was_granted_is_answered_again_though_it_would_be_refused_now()
    {
        var id = await Opened();
        var wish = new TicketChange { Status = TicketStatus.OnHold, Was = new() { Status = TicketStatus.New }, WishId = "w1", By = Some.Lee };
        TheOutcome.Done(await Change(id, wish));
        await Change(id, new() { Status = TicketStatus.Completed, By = Some.Lee });

        var again = TheOutcome.Done(await Change(id, wish));

        Assert.Equal((TicketStatus.Completed, 4), (again.Status, again.Version));
        Assert.Equal("changed_meanwhile", TheOutcome.Refused(await Change(id, wish with { WishId = "w2" })).Code);
    }

    [Fact]
    public async Task A_memo_that_was_written_is_answered_again_though_the_customer_has_written_since()
    {
        var id = await Opened();
        var wish = Some.Memo() with { SeenVersion = 2, WishId = "w1" };
        var first = TheOutcome.Done(await silo.Ticket(id).Memo(Some.Agent(), wish, Cancellation));
        await silo.Intake(id).Receive(Some.Message(), Cancellation);

        var again = TheOutcome.Done(await silo.Ticket(id).Memo(Some.Agent(), wish, Cancellation));

        Assert.Equal(first.Version, again.Version);
        Assert.Equal("unseen_message", TheOutcome.Refused(await silo.Ticket(id).Memo(Some.Agent(), wish with { WishId = "w2" }, Cancellation)).Code);
    }

    [Fact]
    public async Task Tags_are_put_and_taken_without_knowing_the_others()
    {
        var id = await Opened();
        await Change(id, new() { Tags = ["a", "b"], By = Some.Lee });

        var changed = TheOutcome.Done(await Change(id, new() { AddTags = [" c", "a"], RemoveTags = ["b", "x"], By = Some.Lee }));

        Assert.Equal(["a", "c"], changed.Tags);
        Assert.Equal(changed.Version, TheOutcome.Done(await Change(id, new() { AddTags = ["c"], By = Some.Lee })).Version);
    }

    private Task<Contracts.Outcome<TicketView>> Change(TicketId id, TicketChange change) => silo.Ticket(id).Change(Some.Agent(), change, Cancellation);

    private async Task<TicketId> Opened()
    {
        var id = silo.NewTicketId();
        TheOutcome.Done(await silo.Intake(id).Open(Some.Ticket(), Cancellation));
        return id;
    }
}
