using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.AppStore;

/// <summary>Whatever is at the address, and whatever it says.</summary>
public sealed class AppStoreHostileTests : IAsyncDisposable
{
    private readonly StoreFront _store = new();

    public static TheoryData<string> NoPages => ["", "<html>", "[]", "{}", "null", """{"data":{}}""", """{"data":"x"}""", Deep(100)];

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [MemberData(nameof(NoPages))]
    public async Task What_is_no_page_of_reviews_fails_the_look_in_plain_words(string body)
    {
        _store.Server.Fail(200, body);

        var failed = await Assert.ThrowsAsync<ChannelFailedException>(() => _store.Pull());

        Assert.Contains("does not answer as it does", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"type":"customerReviews"}""")]
    [InlineData("""{"type":"customerReviews","id":7}""")]
    [InlineData("""{"type":"customerReviews","id":""}""")]
    [InlineData("""{"type":"customerReviews","id":"two words"}""")]
    [InlineData("""{"type":"customerReviews","id":"line\nend"}""")]
    [InlineData("""{"type":"customerReviews","id":"\ud800"}""")]
    [InlineData("""{"type":"somethingElse","id":"x"}""")]
    public async Task What_is_no_review_is_passed_over_and_the_others_come(string other)
    {
        _store.Server.Fail(200, Page(other, """{"type":"customerReviews","id":"r","attributes":{"body":"Hello","createdDate":"2026-11-28T00:00:00Z"}}"""));

        Assert.Equal("r", (await _store.Pull()).Reviews);
    }

    [Theory]
    [InlineData("""{"type":"customerReviews","id":"r"}""", "")]
    [InlineData("""{"type":"customerReviews","id":"r","attributes":[]}""", "")]
    [InlineData("""{"type":"customerReviews","id":"r","attributes":{"rating":99,"title":"Only a title","territory":"<b>"}}""", "Only a title")]
    [InlineData("""{"type":"customerReviews","id":"r","attributes":{"rating":"5","body":"a\u0000b\u001bc","createdDate":"yesterday"}}""", "abc")]
    [InlineData("""{"type":"customerReviews","id":"r","attributes":{"body":"\ud800","createdDate":"9999-12-31T23:59:59Z"}}""", "")]
    [InlineData("""{"type":"customerReviews","id":"r","attributes":{"body":"Hello","createdDate":"0001-01-01T00:00:00Z"}}""", "Hello")]
    [InlineData("""{"type":"customerReviews","id":"r","relationships":{"response":{"data":{"id":"nowhere"}}}}""", "")]
    public async Task A_review_of_which_little_can_be_made_out_comes_all_the_same_and_once(string review, string text)
    {
        _store.Server.Fail(200, Page(review));
        _store.Server.Fail(200, Page(review));
        var first = await _store.Pull();
        _store.Clock.Advance(TimeSpan.FromHours(1));

        var again = await _store.Pull(first.Cursor);

        var message = Assert.IsType<Posted>(Assert.Single(await _store.Read(first))).Message;
        Assert.Equal((text, false), (message.Text, message.AdditionalInformation.ContainsKey("stars")));
        Assert.DoesNotContain("territory", message.AdditionalInformation.Keys);
        Assert.Empty(again.Items);
    }

    [Fact]
    public async Task Long_texts_are_cut_between_characters()
    {
        _store.Write("r");
        _store.Change("r", review => review with { Body = "a" + string.Concat(Enumerable.Repeat("👋", 50_000)), Title = new('가', 5_000) });

        var message = Assert.IsType<Posted>(Assert.Single(await _store.Read(await _store.Pull()))).Message;

        Assert.Equal((19_999, 1_000), (message.Text.Length, message.Subject.Length));
        Assert.EndsWith("👋", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_too_large_to_be_one_fails_the_look()
    {
        _store.Server.Fail(200, Page($$$"""{"type":"customerReviews","id":"r","attributes":{"body":"{{{new string('x', 9_000_000)}}}"}}"""));

        await Assert.ThrowsAsync<ChannelFailedException>(() => _store.Pull());
    }

    [Fact]
    public async Task Of_a_page_with_more_reviews_than_were_asked_for_the_rest_is_left_out()
    {
        _store.Server.Fail(200, Page([.. Enumerable.Range(0, 500).Select(i => $$"""{"type":"customerReviews","id":"r{{i}}"}""")]));

        Assert.Equal(200, (await _store.Pull()).Items.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("""{"review":null}""")]
    [InlineData("""{"review":{"id":"r","title":null}}""")]
    public async Task Bytes_that_hold_no_review_fail_as_an_item(string bytes)
    {
        var raw = await _store.Keep(bytes);

        Assert.StartsWith(IntakeReasons.Unreadable, (await _store.Read(raw)).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_gone_are_said_to_be()
    {
        var read = await _store.Read(new RawMessage { Source = "review:r:1:x", Sha256 = new('a', 64), Size = 10 });

        Assert.Equal(IntakeReasons.BytesGone, read.Failure);
    }

    [Fact]
    public async Task A_token_that_is_said_back_is_shown_to_nobody()
    {
        _store.Write("r");
        await _store.Pull();
        var token = Assert.Single(_store.Server.SignIn.Tokens).Key;
        var body = $$"""{"errors":[{"code":"NO","detail":"Bearer {{token}} is wrong"}]}""";
        _store.Server.Fail(403, body);
        _store.Server.Fail(422, body);

        var failed = await Assert.ThrowsAsync<ChannelFailedException>(() => _store.Pull());
        var answer = await _store.Reply("r");

        Assert.Contains("Bearer *** is wrong", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(token, answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_do_not_show_their_key() =>
        Assert.Equal($"app {AppStoreServer.App}", _store.Kind.Of(_store.Settings).ToString());

    private static string Page(params IEnumerable<string> reviews) => $$$"""{"data":[{{{string.Join(',', reviews)}}}],"links":{"next":null}}""";

    private static string Deep(int depth) => $$"""{"data":{{new string('[', depth)}}{{new string(']', depth)}}}""";
}
