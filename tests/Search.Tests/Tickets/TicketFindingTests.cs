using Oqupie.Contracts.Search;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Search;

namespace Oqupie.Search.Tests.Tickets;

public sealed class TicketFindingTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("비밀번호를 잊어버렸어요", "비밀번호")]
    [InlineData("비밀 번호를 잊어버렸어요", "비밀번호")]
    [InlineData("회원비밀번호재설정 부탁드려요", "비밀번호")]
    [InlineData("결제했습니다", "결제")]
    [InlineData("I was charged for two subscriptions", "subscription")]
    [InlineData("Two CHARGES on my card", "charge")]
    [InlineData("パスワードを忘れました", "パスワード")]
    [InlineData("サーバーが落ちました", "サーバ")]
    [InlineData("パスワードの再設定", "パスワード再設定")]
    [InlineData("返金してください", "返金")]
    [InlineData("我想申請退款", "退款")]
    [InlineData("金額が違います", "金額")]
    [InlineData("我想改密碼", "密码")]
    [InlineData("水道が止まった", "水")]
    [InlineData("ขอคืนเงินค่าสินค้า", "คืนเงิน")]
    [InlineData("order ORD-2024-1234 is late", "ORD-2024-1234")]
    [InlineData("write to kim@example.com please", "kim@example.com")]
    [InlineData("ｆｕｌｌ width", "full")]
    public async Task Words_are_found_in_what_people_write(string written, string asked)
    {
        await _desk.Ticket(1001, written);
        await _desk.Ticket(1002, "아무 상관 없는 unrelated 無関係な文");

        Assert.Equal([1001], await _desk.Find(asked));
    }

    [Theory]
    [InlineData("결제 오류", "오류 결제가 났어요", true)]
    [InlineData("\"결제 오류\"", "오늘 결제 오류가 났어요", true)]
    [InlineData("\"결제 오류\"", "결제를 했는데 오류", false)]
    [InlineData("\"late order\"", "My late order", true)]
    [InlineData("\"late order\"", "My order is late", false)]
    [InlineData("비밀번호", "비밀이 많은 번호", false)]
    [InlineData("refund -card", "refund to my bank", true)]
    [InlineData("refund -card", "refund to my card", false)]
    [InlineData("-card", "refund to my bank", true)]
    [InlineData("refund -\"my card\"", "refund my other card", true)]
    [InlineData("refund missing", "refund", false)]
    public async Task Words_phrases_and_minus_narrow(string asked, string written, bool found)
    {
        await _desk.Ticket(1001, written);

        Assert.Equal(found ? [1001] : [], await _desk.Find(asked));
    }

    [Fact]
    public async Task Words_may_stand_in_different_parts_of_a_ticket()
    {
        await _desk.Put(
            Desk.Head(
                1001,
                row => row with { Subject = "Coffee machine", CustomerName = "김하늘", CustomerEmail = "haneul@customer.example", Tags = ["vip"] }),
            Desk.Writing(1001, 2, "It leaks."),
            Desk.Writing(1001, 5, "Replacement sent.") with { Attachments = ["label.pdf"] });

        Assert.Equal([1001], await _desk.Find("coffee leak 하늘 vip replacement label.pdf haneul@customer.example"));
        Assert.Equal((5L, "<mark>Replacement</mark> sent. label.pdf"), await Shown("replacement"));
    }

    [Fact]
    public async Task A_number_comes_first_however_it_is_written()
    {
        await _desk.Ticket(1001, "see 1002 1002 1002");
        await _desk.Ticket(1002, "hello");

        Assert.Equal([1002, 1001], await _desk.Find("1002"));
        Assert.Equal([1002, 1001], await _desk.Find("#1002"));
    }

    [Fact]
    public async Task Best_is_what_has_more_of_it_and_newest_what_changed_last()
    {
        await _desk.Ticket(1001, "refund", row => row with { UpdatedAt = Desk.Monday.AddHours(2) });
        await _desk.Ticket(1002, "refund refund refund refund", row => row with { UpdatedAt = Desk.Monday.AddHours(1) });
        await _desk.Ticket(1003, "Long ago somebody said something of a refund, among very many other words that say nothing of it at all.");

        Assert.Equal([1002, 1001, 1003], await _desk.Find("refund"));
        Assert.Equal([1001, 1002, 1003], await _desk.Find("refund", question => question with { Sort = TicketHitSort.Newest }));
    }

    [Theory]
    [InlineData(TicketHitSort.Best)]
    [InlineData(TicketHitSort.Newest)]
    public async Task Pages_have_each_ticket_once_and_the_total_is_of_all(TicketHitSort sort)
    {
        for (var number = 1001; number <= 1023; number++)
        {
            await _desk.Ticket(number, string.Concat(Enumerable.Repeat("refund ", (number % 5) + 1)));
        }

        var shown = new List<long>();
        TicketHitPlace? after = null;

        for (var more = true; more;)
        {
            var page = await _desk.Ask("refund", question => question with { Sort = sort, Limit = 5, After = after });
            Assert.Equal(23, page.Total);
            shown.AddRange(page.Hits.Select(hit => hit.Place.Number));
            (after, more) = (page.Hits[^1].Place, page.More);
        }

        Assert.Equal(Enumerable.Range(1001, 23).Select(number => (long)number), shown.Order());
    }

    [Fact]
    public async Task A_changed_head_counts_for_everything_that_was_written()
    {
        await _desk.Ticket(1001, "refund");
        await _desk.Put(Desk.Writing(1001, 3, "refund again"), Desk.Head(1001, row => row with { Box = TicketBox.Deleted }));

        Assert.Empty(await _desk.Find("refund", Only(TicketMarks.Of(TicketBox.Open))));
        Assert.Equal([1001], await _desk.Find("refund", Only(TicketMarks.Of(TicketBox.Deleted))));
    }

    [Fact]
    public async Task What_was_taken_out_is_not_found()
    {
        await _desk.Ticket(1001, "secret");
        await _desk.Delete("1001/e2");

        Assert.Empty(await _desk.Find("secret"));
        Assert.Equal([1001], await _desk.Find("문의"));
    }

    [Fact]
    public async Task A_ticket_without_its_head_is_not_found()
    {
        await _desk.Put(Desk.Writing(1001, 2, "refund"));

        Assert.Empty(await _desk.Find("refund"));
    }

    [Theory]
    [InlineData("haneul@customer.example", true)]
    [InlineData("Haneul@Customer.example", true)]
    [InlineData("haneul", true)]
    [InlineData("customer.example", true)]
    [InlineData("@customer.example", true)]
    [InlineData("하늘", true)]
    [InlineData("김하늘", true)]
    [InlineData("kim@other.example", false)]
    [InlineData("refund", false)]
    public async Task Who_wrote_is_found_by_address_and_name(string asked, bool found)
    {
        await _desk.Put(
            Desk.Head(1001),
            Desk.Writing(1001, 2, "refund") with { From = [new("김하늘", "haneul@customer.example")], To = [new("", "kim@other.example")] });

        Assert.Equal(found ? [1001] : [], await _desk.Find("", question => question with { Parties = [new(PartyRole.From, asked, [], Not: false)] }));
        Assert.Equal(found ? [] : [1001], await _desk.Find("", question => question with { Parties = [new(PartyRole.From, asked, [], Not: true)] }));
    }

    [Fact]
    public async Task A_period_is_of_when_the_ticket_was_made()
    {
        await _desk.Ticket(1001, "refund");
        await _desk.Ticket(1002, "refund", row => row with { CreatedAt = Desk.Monday.AddDays(1) });

        Assert.Equal([1001], await _desk.Find("", question => question with { Periods = [new(null, Desk.Monday.AddDays(1), Not: false)] }));
        Assert.Equal([1002], await _desk.Find("", question => question with { Periods = [new(Desk.Monday.AddDays(1), null, Not: false)] }));
    }

    [Fact]
    public async Task What_is_unread_is_what_came_after_it_was_seen()
    {
        await _desk.Ticket(1001, "refund", row => row with { LastMessageAt = Desk.Monday.AddHours(-1) });
        await _desk.Ticket(1002, "refund", row => row with { LastMessageAt = Desk.Monday.AddHours(1) });
        await _desk.Ticket(1003, "refund", row => row with { LastMessageAt = Desk.Monday.AddHours(1) });
        var seen = new Contracts.Seen.SeenTickets { Before = Desk.Monday, Items = [new(1003, Desk.Monday.AddHours(1)), new(5, Desk.Monday)] };

        Assert.Equal([1002], await _desk.Find("", question => question with { WantsUnread = true, Seen = seen }));
        Assert.Equal([1003, 1001], await _desk.Find("", question => question with { WantsUnread = false, Seen = seen, Sort = TicketHitSort.Newest }));
    }

    [Fact]
    public async Task A_snippet_is_harmless_and_shows_the_place()
    {
        await _desk.Ticket(1001, string.Concat(Enumerable.Repeat("Nothing here. ", 100)) + "Then <script>alert(1)</script> the refund & more.");

        var snippet = await _desk.Snippet("refund");

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; the <mark>refund</mark> &amp; more.", snippet, StringComparison.Ordinal);
        Assert.InRange(snippet.Length, 40, 400);
    }

    [Fact]
    public async Task An_index_of_shards_of_another_size_is_built_anew()
    {
        await _desk.Index.Rebuild(Desk.Shard, AsyncEnumerable.Empty<TicketPart>(), "7", CancellationToken.None);
        _desk.Restart(1000);
        Assert.Equal("7", await _desk.Index.Position(Desk.Shard, CancellationToken.None));

        _desk.Restart(2000);

        Assert.Null(await _desk.Index.Position(Desk.Shard, CancellationToken.None));
    }

    private static Func<ShardQuestion, ShardQuestion> Only(string mark) => question => question with { Marks = [new([mark], Not: false)] };

    private async Task<(long? Item, string Snippet)> Shown(string text)
    {
        var hit = Assert.Single((await _desk.Ask(text)).Hits);
        return (hit.Item, hit.Snippet);
    }
}
