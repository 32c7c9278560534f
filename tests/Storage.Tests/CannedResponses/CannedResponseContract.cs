using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.CannedResponses;
using Oqupie.Grains.CannedResponses;

namespace Oqupie.Storage.Tests.CannedResponses;

/// <summary>Who finds which stored answer, and in what order.</summary>
public abstract class CannedResponseContract(Stores stores)
{
    private const int Many = 100;

    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly CannedSight Lee = new("lee", null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountId Account { get; } = StoresFixture.NewAccount();

    private ICannedResponseStore Store => stores.CannedResponses;

    [Fact]
    public async Task What_was_kept_is_read_as_it_was()
    {
        var kept = await Added(Response("환불 안내") with
        {
            Shortcut = "refund",
            Body = "<p>{{customer.name}} 님</p>",
            Brand = "cook",
            Folder = "결제",
            Language = "ko",
            Version = 3,
        });

        Assert.Equal(kept, await Store.Read(Account, Lee, kept.Id, Cancellation));
        Assert.Null(await Store.Read(StoresFixture.NewAccount(), Lee, kept.Id, Cancellation));
    }

    [Fact]
    public async Task A_private_one_is_its_makers_and_a_shared_one_theirs_who_see_its_brand()
    {
        await Added(Response("mine"));
        await Added(Response("kim's") with { Owner = "kim" });
        await Added(Response("all") with { Owner = "kim", Shared = true });
        await Added(Response("race") with { Owner = "kim", Shared = true, Brand = "race" });
        await Added(Response("cook") with { Owner = "kim", Shared = true, Brand = "cook" });
        await Added(Response("mine of race") with { Brand = "race" });

        Assert.Equal(["all", "cook", "mine", "mine of race", "race"], await Names(Lee, new() { Limit = Many }));
        Assert.Equal(["all", "cook", "mine"], await Names(new("lee", ["cook"]), new() { Limit = Many }));
        Assert.Equal(["all", "mine"], await Names(new("lee", []), new() { Limit = Many }));
    }

    [Fact]
    public async Task A_private_one_is_not_read_by_its_id_either()
    {
        var kim = await Added(Response("kim's") with { Owner = "kim", Folder = "secret" });
        var race = await Added(Response("race") with { Owner = "kim", Shared = true, Brand = "race", Folder = "races" });

        Assert.Null(await Store.Read(Account, Lee, kim.Id, Cancellation));
        Assert.Null(await Store.Read(Account, new("lee", ["cook"]), race.Id, Cancellation));
        Assert.Equal(["races"], (await Store.Folders(Account, Lee, Many, Cancellation)).Select(folder => folder.Name));
        Assert.Empty(await Store.Folders(Account, new("lee", ["cook"]), Many, Cancellation));
    }

    [Fact]
    public async Task The_most_used_come_first_and_a_use_is_no_change()
    {
        await Added(Response("a"));
        var b = await Added(Response("b"));
        await Store.Used(Account, b.Id, Noon, Cancellation);
        await Store.Used(Account, b.Id, Noon.AddMinutes(1), Cancellation);

        var used = (await Store.Read(Account, Lee, b.Id, Cancellation))!;

        Assert.Equal(["b", "a"], await Names(Lee, new() { Limit = Many }));
        Assert.Equal(b with { UsedCount = 2, LastUsedAt = Noon.AddMinutes(1) }, used);
    }

    [Fact]
    public async Task The_language_goes_before_the_brand_and_both_before_use()
    {
        var other = await Added(Response("en of cook") with { Language = "en", Brand = "cook" });
        await Added(Response("ko of all") with { Language = "ko" });
        await Added(Response("ko of cook") with { Language = "ko", Brand = "cook" });
        await Added(Response("any") with { Language = null });
        await Added(Response("ko of race") with { Language = "ko", Brand = "race" });
        await Store.Used(Account, other.Id, Noon, Cancellation);

        Assert.Equal(["ko of cook", "ko of all", "any", "en of cook"], await Names(Lee, new() { Brand = "cook", Language = "ko", Limit = Many }));
    }

    [Fact]
    public async Task Words_find_names_shortcuts_and_texts_in_that_order_of_worth()
    {
        await Added(Response("Delivery"), "Your REFUND is on its way");
        await Added(Response("Refund 정책"), "");
        await Added(Response("Money back") with { Shortcut = "refund" }, "");
        await Added(Response("Other"), "100% _sure_");

        Assert.Equal(["Money back", "Refund 정책", "Delivery"], await Names(Lee, new() { Text = "reFund", Limit = Many }));
        Assert.Equal(["Refund 정책"], await Names(Lee, new() { Text = "정책 refund", Limit = Many }));
        Assert.Equal(["Other"], await Names(Lee, new() { Text = "0% _s", Limit = Many }));
        Assert.Empty(await Names(Lee, new() { Text = "0%_s", Limit = Many }));
        Assert.Equal(["Refund 정책"], await Names(Lee, new() { Text = "정책".Normalize(System.Text.NormalizationForm.FormD), Limit = Many }));
    }

    [Fact]
    public async Task A_list_has_pages_without_gap_or_repetition()
    {
        for (var i = 0; i < 7; i++)
        {
            var one = await Added(Response($"n{i}") with { Language = i % 2 is 0 ? "ko" : "en" });

            for (var use = 0; use < i / 3; use++)
            {
                await Store.Used(Account, one.Id, Noon, Cancellation);
            }
        }

        var whole = await Names(Lee, new() { Language = "ko", Limit = Many });
        List<string> paged = [];
        string? cursor = null;

        do
        {
            var page = (await Store.Page(Account, Lee, new() { Language = "ko", Cursor = cursor, Limit = 2 }, Cancellation))!;
            paged.AddRange(page.Items.Select(item => item.Name));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(["n6", "n4", "n0", "n2", "n3", "n5", "n1"], whole);
        Assert.Equal(whole, paged);
        Assert.Null(await Store.Page(Account, Lee, new() { Cursor = "!", Limit = 2 }, Cancellation));
    }

    [Fact]
    public async Task A_list_is_of_a_folder_and_of_one_kind()
    {
        await Added(Response("a") with { Folder = "결제" });
        await Added(Response("b") with { Folder = "결제", Shared = true });
        await Added(Response("c"));

        Assert.Equal(["a", "b"], await Names(Lee, new() { Folder = "결제", Limit = Many }));
        Assert.Equal(["c"], await Names(Lee, new() { Folder = "", Limit = Many }));
        Assert.Equal(["b"], await Names(Lee, new() { Shared = true, Limit = Many }));
        Assert.Equal(new CannedResponseFolder("결제", 2), Assert.Single(await Store.Folders(Account, Lee, Many, Cancellation)));
    }

    [Fact]
    public async Task Of_two_who_change_it_at_a_time_one_does_and_it_is_found_by_its_new_words()
    {
        var kept = await Added(Response("before"));
        await Store.Used(Account, kept.Id, Noon, Cancellation);
        var after = kept with { Name = "after", Body = "<p>b</p>", Version = 2 };

        Assert.True(await Store.Change(Account, after, "fresh words", kept.Version, Cancellation));
        Assert.False(await Store.Change(Account, kept with { Name = "late", Version = 2 }, "", kept.Version, Cancellation));
        Assert.Equal(after with { UsedCount = 1, LastUsedAt = Noon }, await Store.Read(Account, Lee, kept.Id, Cancellation));
        Assert.Equal(["after"], await Names(Lee, new() { Text = "fresh", Limit = Many }));
        Assert.Empty(await Names(Lee, new() { Text = "before", Limit = Many }));
    }

    [Fact]
    public async Task No_more_are_kept_than_may_be_and_what_was_deleted_is_gone()
    {
        var first = await Added(Response("a"));

        Assert.False(await Store.Add(Account, Response("b"), "", most: 1, Cancellation));
        await Store.Delete(Account, first.Id, Cancellation);
        Assert.True(await Store.Add(Account, Response("c"), "", most: 1, Cancellation));
        Assert.Equal(["c"], await Names(Lee, new() { Limit = Many }));
    }

    private static CannedResponseInfo Response(string name) =>
        new() { Id = LocalKey.New(), Name = name, Owner = "lee", UpdatedAt = Noon, Version = 1 };

    private async Task<CannedResponseInfo> Added(CannedResponseInfo response, string text = "")
    {
        Assert.True(await Store.Add(Account, response, text, Many, Cancellation));
        return response;
    }

    private async Task<string[]> Names(CannedSight sight, CannedResponseQuery query) =>
        [.. (await Store.Page(Account, sight, query, Cancellation))!.Items.Select(response => response.Name)];
}

public sealed class MemoryCannedResponseTests(StoresFixture fixture) : CannedResponseContract(fixture.Memory);

public sealed class SqliteCannedResponseTests(StoresFixture fixture) : CannedResponseContract(fixture.Sqlite);

public sealed class PostgreSqlCannedResponseTests(StoresFixture fixture) : CannedResponseContract(fixture.PostgreSql);
