using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Jobs;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Jobs;

public sealed class BulkRulesTests
{
    private static readonly Actor Lee = Some.Agent();

    [Fact]
    public void Tickets_are_named_or_found_and_never_both()
    {
        var act = new BulkAct { Action = BulkAction.Delete };

        Assert.Equal("no_tickets", Code(new() { Act = act }));
        Assert.Equal("tickets_and_query", Code(new() { Act = act, Tickets = [1], Query = new() }));
        Assert.Null(Code(new() { Act = act, Tickets = [1] }));
        Assert.Null(Code(new() { Act = act, Query = new() }));
    }

    [Fact]
    public void A_value_that_belongs_to_another_action_is_a_mistake()
    {
        Assert.Equal("of_another_action", Code(Of(new() { Action = BulkAction.Tag, Tags = ["a"], Status = TicketStatus.Completed })));
        Assert.Equal("of_another_action", Code(Of(new() { Action = BulkAction.Delete, Body = "Hello" })));
        Assert.Null(Code(Of(new() { Action = BulkAction.Reply, Body = "Hello", Status = TicketStatus.Completed })));
    }

    [Fact]
    public void A_ticket_is_not_merged_with_itself_or_with_one_that_is_not_named()
    {
        var act = new BulkAct { Action = BulkAction.Merge, Into = 7 };

        Assert.Equal("merge_needs_two", Code(new() { Act = act, Tickets = [7, 7] }));
        Assert.Equal("merge_into_missing", Code(new() { Act = act, Tickets = [1, 2] }));
        Assert.Null(Code(new() { Act = act, Tickets = [7, 2] }));
    }

    [Fact]
    public void Customers_are_blocked_by_who_may_work_on_them()
    {
        var without = Lee with { Permissions = Permission.WorkOnTickets };

        Assert.Equal("not_allowed", BulkRules.Check(Of(new() { Action = BulkAction.Block }), without)!.Code);
        Assert.Null(BulkRules.Check(Of(new() { Action = BulkAction.Delete }), without));
    }

    [Fact]
    public void More_than_a_hundred_a_query_a_reply_and_a_merge_are_work_for_a_job()
    {
        var delete = new BulkAct { Action = BulkAction.Delete };
        long[] hundred = [.. Enumerable.Range(1, 100).Select(n => (long)n)];

        Assert.False(new BulkWish { Act = delete, Tickets = [.. hundred] }.IsJob);
        Assert.True(new BulkWish { Act = delete, Tickets = [.. hundred, 101] }.IsJob);
        Assert.True(new BulkWish { Act = delete, Query = new() }.IsJob);
        Assert.True(Of(new() { Action = BulkAction.Reply, Body = "Hello" }).IsJob);
        Assert.True(Of(new() { Action = BulkAction.Merge, Into = 1 }).IsJob);
    }

    [Fact]
    public void Nothing_is_set_back_that_was_so_before()
    {
        var before = new JobBefore
        {
            Version = 3,
            Status = TicketStatus.Completed,
            Importance = Importance.Low,
            Assignee = new("lee", null),
            Tags = ["a"],
            Box = TicketBox.Deleted,
        };

        Assert.Null(Back(new() { Action = BulkAction.Status, Status = TicketStatus.Completed }));
        Assert.Null(Back(new() { Action = BulkAction.Assign, Assignee = new("lee", null) }));
        Assert.Null(Back(new() { Action = BulkAction.Tag, Tags = ["a"] }));
        Assert.Null(Back(new() { Action = BulkAction.Untag, Tags = ["b"] }));
        Assert.Null(Back(new() { Action = BulkAction.Delete }));
        Assert.Equal(["b"], Back(new() { Action = BulkAction.Tag, Tags = ["a", " b "] })!.RemoveTags);
        Assert.Equal(TicketStatus.OnHold, Back(new() { Action = BulkAction.Status, Status = TicketStatus.OnHold })!.Was!.Status);

        TicketChange? Back(BulkAct act) => BulkChanges.Back(act, before, Some.Lee, "wish");
    }

    private static BulkWish Of(BulkAct act) => new() { Act = act, Tickets = [1] };

    private static string? Code(BulkWish wish) => BulkRules.Check(wish, Lee)?.Code;
}
