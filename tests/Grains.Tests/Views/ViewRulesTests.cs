using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Views;
using Oqupie.Grains.Views;

namespace Oqupie.Grains.Tests.Views;

public sealed class ViewRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly Actor Lee = new() { Account = new("acme"), Kind = ActorKind.Member, Id = "lee", Brands = ["cook"] };

    [Fact]
    public void The_same_again_changes_nothing_and_lists_are_compared_by_what_is_in_them()
    {
        var made = Make(new() { Name = "Urgent", Query = new(new() { Statuses = [TicketStatus.New] }, "7d") });

        Assert.Same(made, Change(made, new() { Name = " Urgent", Query = new(new() { Statuses = [TicketStatus.New] }, "7d") }));
        Assert.Equal(2, Change(made, new() { Query = new(new() { Statuses = [TicketStatus.OnHold] }, "7d") }).Version);
        Assert.Equal(2, Change(made, new() { Query = new(new() { Statuses = [TicketStatus.New] }, "30d") }).Version);
    }

    [Fact]
    public void Stars_and_ratings_are_compared_by_what_is_in_them_too()
    {
        var made = Make(new() { Name = "Angry", Query = new(new() { Stars = [1, 2], Ratings = [CustomerRating.Vip] }, Period: null) });

        Assert.Same(made, Change(made, new() { Query = new(new() { Stars = [1, 2], Ratings = [CustomerRating.Vip] }, Period: null) }));
        Assert.Equal(2, Change(made, new() { Query = new(new() { Stars = [1], Ratings = [CustomerRating.Vip] }, Period: null) }).Version);
        Assert.Equal(2, Change(made, new() { Query = new(new() { Stars = [1, 2], Ratings = [CustomerRating.Vvip] }, Period: null) }).Version);
    }

    [Fact]
    public void A_brand_that_one_does_not_serve_is_none() =>
        Assert.Equal("no_such_brand", RefusedCode(new() { Name = "Race", Query = new(new() { Brand = "race" }, Period: null) }));

    [Theory]
    [InlineData(80, null)]
    [InlineData(81, "text_length")]
    public void A_name_has_an_end(int length, string? code) => Assert.Equal(code, RefusedCode(new() { Name = new('n', length) }));

    [Fact]
    public void A_value_has_an_end() =>
        Assert.Equal("text_too_long", RefusedCode(new() { Name = "Long", Query = new(new() { Tag = new('t', 201) }, Period: null) }));

    [Fact]
    public void Me_is_whoever_opens_it_and_a_period_ends_today()
    {
        var query = new ViewQuery(new() { Assignee = ViewQuery.Me, From = Noon.AddYears(-1) }, "7d");

        var asked = query.For("kim", Noon);

        Assert.Equal(("kim", new DateTimeOffset(2025, 12, 29, 0, 0, 0, TimeSpan.Zero)), (asked.Assignee, asked.From));
        Assert.Equal(Noon.AddYears(-1), (query with { Period = null }).For("kim", Noon).From);
    }

    private static SavedView Make(ViewWish wish) =>
        ViewRules.Make("v1", wish, Lee, Noon).Succeeded(out var made, out var refusal) ? made : throw new InvalidOperationException(refusal.Code);

    private static SavedView Change(SavedView before, ViewWish wish) =>
        ViewRules.Change(before, wish, Lee, Noon).Succeeded(out var after, out var refusal) ? after : throw new InvalidOperationException(refusal.Code);

    private static string? RefusedCode(ViewWish wish) => ViewRules.Make("v1", wish, Lee, Noon).Succeeded(out _, out var refusal) ? null : refusal.Code;
}
