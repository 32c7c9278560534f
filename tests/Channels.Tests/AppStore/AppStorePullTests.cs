using Oqupie.Channels.AppStore;
using Oqupie.Contracts.Customers;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.AppStore;

public sealed class AppStorePullTests : IAsyncDisposable
{
    private readonly StoreFront _store = new();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task A_review_says_who_wrote_what_where_and_with_how_many_stars()
    {
        var written = _store.Write("00000077-b8fa-76d1-7e3c-2b2900000000") with
        {
            Title = "튕겨요 😢",
            Body = "인트로 뒤에\r\n꺼져요",
            Nickname = "쿡42",
        };
        _store.Server.Put(written);

        var message = Assert.IsType<Posted>(Assert.Single(await _store.Read(await _store.Pull()))).Message;

        Assert.Equal(("튕겨요 😢", "인트로 뒤에\n꺼져요", "쿡42", ""), (message.Subject, message.Text, message.From.Name, message.From.Email));
        Assert.Equal(
            (written.Id, CustomerIdentity.Of("appStore", written.Id), (DateTimeOffset?)written.CreatedAt),
            (message.MessageKey, message.Identity, message.WrittenAt));
        Assert.Equal(("2", "KOR"), (message.AdditionalInformation["stars"], message.AdditionalInformation["territory"]));
    }

    [Fact]
    public async Task Reviews_come_oldest_first()
    {
        _store.Write("new", 1);
        _store.Write("old", 3);
        _store.Write("middle", 2);

        Assert.Equal("old middle new", (await _store.Pull()).Reviews);
    }

    [Fact]
    public async Task What_was_taken_does_not_come_again()
    {
        _store.Write("a", 2);
        var first = await _store.Pull();
        _store.Write("b");

        var second = await _store.Pull(first.Cursor);
        var third = await _store.Pull(second.Cursor);

        Assert.Equal(("b", "", second.Cursor), (second.Reviews, third.Reviews, third.Cursor));
    }

    [Fact]
    public async Task The_first_look_takes_a_month_as_something_that_was_there_before()
    {
        _store.Write("long-ago", (24 * 30) + 1);
        _store.Write("last-week", 24 * 7);
        var first = await _store.Pull();

        _store.Write("today");
        var second = await _store.Pull(first.Cursor);

        Assert.Equal(("last-week", "today"), (first.Reviews, second.Reviews));
        Assert.True(Assert.Single(first.Items).Imported);
        Assert.False(Assert.Single(second.Items).Imported);
    }

    [Fact]
    public async Task Where_there_was_nothing_the_first_review_is_a_new_one()
    {
        var first = await _store.Pull();
        _store.Write("a");

        Assert.False(Assert.Single((await _store.Pull(first.Cursor)).Items).Imported);
    }

    [Fact]
    public async Task All_pages_are_read_and_small_batches_leave_nothing_out()
    {
        _store.Server.PageSize = 3;

        for (var hour = 1; hour <= 10; hour++)
        {
            _store.Write($"r{hour}", hour);
        }

        var pulled = await _store.Pull(limit: 1);

        Assert.Equal("r10 r9 r8 r7 r6 r5 r4 r3 r2 r1", pulled.Reviews);
        Assert.Equal(4, _store.Server.Asked.Count);
        Assert.All(pulled.Items, item => Assert.True(item.Imported));
    }

    [Fact]
    public async Task Pages_behind_the_month_are_not_asked_for()
    {
        _store.Server.PageSize = 2;

        for (var week = 1; week <= 40; week++)
        {
            _store.Write($"w{week}", week * 24 * 7);
        }

        Assert.Equal("w4 w3 w2 w1", (await _store.Pull()).Reviews);
        Assert.Equal(3, _store.Server.Asked.Count);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9")]
    [InlineData("https://api.appstoreconnect.apple.com")]
    [InlineData("http://someone@127.0.0.1")]
    [InlineData("javascript:alert(1)//")]
    public async Task A_next_page_elsewhere_is_not_asked_for_and_that_is_said(string elsewhere)
    {
        _store.Server.PageSize = 1;
        _store.Server.NextAt = elsewhere;
        _store.Write("a", 1);
        _store.Write("b", 2);

        var pulled = await _store.Pull();

        Assert.Equal(("a", 1), (pulled.Reviews, _store.Server.Asked.Count));
        Assert.Contains("another address", pulled.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_without_an_end_are_left_after_two_thousand_reviews()
    {
        _store.Server.PageSize = 1;

        for (var hour = 1; hour <= 30; hour++)
        {
            _store.Write($"r{hour}", hour);
        }

        Assert.Equal(10, (await _store.Pull()).Items.Length);
        Assert.Equal(10, _store.Server.Asked.Count);
    }

    [Fact]
    public async Task Another_text_title_or_rating_is_an_edit_with_a_greater_revision()
    {
        _store.Write("r");
        var first = await _store.Pull();
        _store.Change("r", review => review with { Body = "It works now." });
        var second = await _store.Pull(first.Cursor);
        _store.Change("r", review => review with { Rating = 5 });
        var third = await _store.Pull(second.Cursor);
        _store.Change("r", review => review with { Title = "Fine" });
        var fourth = await _store.Pull(third.Cursor);

        var posted = Assert.IsType<Posted>(Assert.Single(await _store.Read(first))).Message;
        var edits = new List<ReadMessage>();

        foreach (var pulled in new[] { second, third, fourth })
        {
            edits.Add(Assert.IsType<Edited>(Assert.Single(await _store.Read(pulled))).Message);
        }

        Assert.Equal(["It works now.", "It works now.", "It works now."], edits.Select(edit => edit.Text));
        Assert.Equal(["2", "5", "5"], edits.Select(edit => edit.AdditionalInformation["stars"]));
        Assert.All(edits, edit => Assert.Equal("r", edit.MessageKey));
        var revisions = edits.Select(edit => edit.Revision).Prepend(posted.Revision).ToList();
        Assert.Equal(revisions.Distinct().Order(), revisions);
        Assert.True(posted.Revision > 0, "What can be changed has a revision.");
    }

    [Fact]
    public async Task Another_nickname_or_country_is_no_edit()
    {
        _store.Write("r");
        var first = await _store.Pull();

        _store.Change("r", review => review with { Nickname = "chef", Territory = "JPN" });

        Assert.Empty((await _store.Pull(first.Cursor)).Items);
    }

    [Fact]
    public async Task What_is_fetched_again_after_a_crash_has_the_same_source()
    {
        _store.Write("r");
        var first = await _store.Pull();
        _store.Change("r", review => review with { Body = "It works now." });
        _store.Write("s", 0.5);

        var once = await _store.Pull(first.Cursor);
        _store.Clock.Advance(TimeSpan.FromHours(3));
        var again = await _store.Pull(first.Cursor);

        Assert.Equal(2, once.Items.Length);
        Assert.Equal(once.Items, again.Items);
    }

    [Fact]
    public async Task A_review_of_a_month_ago_is_forgotten_and_does_not_come_again()
    {
        _store.Write("a", 1);
        var first = await _store.Pull();

        _store.Clock.Advance(TimeSpan.FromDays(20));
        _store.Write("b", 1);
        var second = await _store.Pull(first.Cursor);
        _store.Clock.Advance(TimeSpan.FromDays(20));
        var third = await _store.Pull(second.Cursor);

        Assert.Equal(("b", ""), (second.Reviews, third.Reviews));
        Assert.DoesNotContain("\"a\",", third.Cursor, StringComparison.Ordinal);
        Assert.Contains("\"b\",", third.Cursor, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_silence_of_more_than_a_month_nothing_is_left_out()
    {
        _store.Write("a", 1);
        var first = await _store.Pull();

        _store.Clock.Advance(TimeSpan.FromDays(60));
        _store.Write("b", 24 * 45);

        Assert.Equal("b", (await _store.Pull(first.Cursor)).Reviews);
    }

    [Fact]
    public void What_is_remembered_stays_small()
    {
        string? cursor = null;

        for (var day = 0; day < 5; day++)
        {
            var now = _store.Now.AddDays(day);
            var place = new AppStorePlace(cursor, AppStoreServer.App, now);
            var written = Enumerable.Range(0, 1_000).Select(i => new AppStoreReview
            {
                Id = $"{day:00000000}-b8fa-76d1-7e3c-{i:000000000000}",
                CreatedAt = now.AddSeconds(-i),
                Response = new() { Id = $"response-{i}" },
            });
            var news = place.News([.. written]);
            news.ForEach(place.Take);
            cursor = place.Write(isEnd: true);
            Assert.Equal(2_000, news.Count);
        }

        Assert.InRange(cursor!.Length, 200_000, 300_000);
        Assert.Equal(2_000, AppStoreCursor.Read(cursor, AppStoreServer.App)!.Seen.Length);
    }

    [Fact]
    public async Task Of_another_app_nothing_is_known()
    {
        _store.Write("a");
        var first = await _store.Pull();

        var other = first.Cursor.Replace(AppStoreServer.App, "1", StringComparison.Ordinal);

        Assert.Equal("a", (await _store.Pull(other)).Reviews);
        Assert.Equal("a", (await _store.Pull("[]")).Reviews);
    }
}
