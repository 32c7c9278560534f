using Oqupie.Channels.Telegram;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Telegram;

public sealed class TelegramPullTests : IAsyncDisposable
{
    private readonly TelegramSide _side = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TelegramServer Server => _side.Server;

    public ValueTask DisposeAsync() => _side.DisposeAsync();

    [Fact]
    public async Task What_people_wrote_comes_once_and_in_order()
    {
        Server.Put(Server.Message("Hello"));
        Server.Put(Server.Message("Anybody?"));
        await using var pull = await _side.Connect();

        var first = await pull.Fetch(null, 64, Cancellation);
        var second = await pull.Fetch(first.Cursor, 64, Cancellation);

        Assert.Equal(["push:9007199254740993:101", "push:9007199254740993:102"], first.Items.Select(NameOf));
        Assert.Equal((false, 0), (second.More, second.Items.Length));
        Assert.Equal((first.Cursor, 0), (second.Cursor, Server.Waiting));
    }

    [Fact]
    public async Task Nothing_is_forgotten_there_before_it_has_its_fate_here()
    {
        Server.Put(Server.Message("Hello"));

        var first = await _side.Fetch();
        var again = await _side.Fetch();

        Assert.Equal(first.Items.Single(), again.Items.Single());
        Assert.Equal(1, Server.Waiting);
    }

    [Fact]
    public async Task Only_messages_and_their_changes_are_asked_for()
    {
        await _side.Fetch();

        Assert.Equal("""["message","edited_message"]""", Server.Calls.Single(call => call.Method is "getUpdates")["allowed_updates"]);
    }

    [Fact]
    public async Task More_than_was_asked_for_comes_with_the_next_call()
    {
        var wrote = Enumerable.Range(0, 5).Select(i => Server.Put(Server.Message($"{i}"))).ToList();
        await using var pull = await _side.Connect();
        string? cursor = null;
        var came = 0;

        for (var more = true; more;)
        {
            var batch = await pull.Fetch(cursor, 2, Cancellation);
            (cursor, more, came) = (batch.Cursor, batch.More, came + batch.Items.Length);
            Assert.InRange(batch.Items.Length, 0, 2);
        }

        Assert.Equal(wrote.Count, came);
    }

    [Fact]
    public async Task Who_waits_hears_at_once_and_need_not_ask_again()
    {
        await using var pull = await _side.Connect();
        var nothing = await pull.Fetch(null, 64, Cancellation);
        var waiting = pull.Wait(null, Cancellation);
        await Until.True(() => Server.IsAsked, () => "Nobody waits.", cancellationToken: Cancellation);

        Server.Put(Server.Message("Hello"));
        await waiting;
        var asked = Server.Calls.Count;
        var heard = await pull.Fetch(nothing.Cursor, 64, Cancellation);

        Assert.Single(heard.Items);
        Assert.Equal(asked, Server.Calls.Count);
    }

    [Fact]
    public async Task More_than_one_batch_that_was_heard_while_waiting_is_not_lost()
    {
        await using var pull = await _side.Connect();
        await pull.Fetch(null, 64, Cancellation);
        Server.Put(Server.Message("one"));
        Server.Put(Server.Message("two"));
        Server.Put(Server.Message("three"));
        await pull.Wait(null, Cancellation);

        var first = await pull.Fetch(null, 2, Cancellation);
        var second = await pull.Fetch(first.Cursor, 2, Cancellation);

        Assert.Equal((2, true, 1), (first.Items.Length, first.More, second.Items.Length));
    }

    [Fact]
    public async Task Waiting_ends_when_it_is_told_to()
    {
        await using var pull = await _side.Connect();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var waiting = pull.Wait(null, leaving.Token);
        await Until.True(() => Server.IsAsked, () => "Nobody waits.", cancellationToken: Cancellation);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Waiting_ends_at_its_time()
    {
        await using var pull = await _side.Connect();

        await pull.Wait(TimeProvider.System.GetUtcNow().AddMilliseconds(50), Cancellation);

        Assert.DoesNotContain(Server.Calls, call => call.Method is "getUpdates");
    }

    [Fact]
    public async Task A_place_of_another_bot_says_nothing_of_this_one()
    {
        Server.Put(Server.Message("Hello"));
        await using var pull = await _side.Connect();

        Assert.Single((await pull.Fetch(TelegramCursor.Write("7000000002", Server.NextUpdate + 5), 64, Cancellation)).Items);
    }

    [Fact]
    public async Task Updates_that_begin_anew_below_are_taken_once_all_the_same()
    {
        await using var pull = await _side.Connect();
        var cursor = TelegramCursor.Write("7000000001", Server.NextUpdate);
        Server.NextUpdate = 1_000;
        Server.Put(Server.Message("After a quiet week"));

        var batch = await pull.Fetch(cursor, 64, Cancellation);
        await pull.Fetch(batch.Cursor, 64, Cancellation);

        Assert.Equal("7000000001:1001", batch.Cursor);
        Assert.Equal(0, Server.Waiting);
    }

    [Fact]
    public async Task While_a_webhook_of_ours_brings_the_messages_nobody_asks_for_them()
    {
        Server.Webhook["url"] = "https://support.example/hooks/telegram/c1";
        await using var pull = await _side.Connect(TelegramSide.Secret);

        var nothing = await pull.Fetch(null, 64, Cancellation);
        var mode = pull.Mode;
        var asked = Server.Calls.Count;
        await pull.Wait(TimeProvider.System.GetUtcNow().AddSeconds(2), Cancellation);
        var rested = Server.Calls.Count;
        Server.Webhook["url"] = "";
        Server.Put(Server.Message("Hello"));
        var back = await pull.Fetch(nothing.Cursor, 64, Cancellation);

        Assert.Equal((FetchMode.Push, 0, asked), (mode, nothing.Items.Length, rested));
        Assert.Equal((FetchMode.Idle, 1), (pull.Mode, back.Items.Length));
    }

    [Fact]
    public async Task A_webhook_whose_secret_is_not_known_here_is_said_to_be_there_and_stays()
    {
        Server.Webhook["url"] = "https://elsewhere.example/hook";
        await using var pull = await _side.Connect();

        var failed = await Assert.ThrowsAsync<ChannelFailedException>(() => pull.Fetch(null, 64, Cancellation));

        Assert.Contains("deleteWebhook", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Server.Calls, call => call.Method is "deleteWebhook" or "setWebhook");
    }

    [Fact]
    public async Task Another_who_asks_for_the_same_bot_is_named()
    {
        await using var pull = await _side.Connect();
        var waiting = pull.Wait(null, Cancellation);
        await Until.True(() => Server.IsAsked, () => "Nobody waits.", cancellationToken: Cancellation);

        await _side.Fetch();

        Assert.Contains("Somebody else", (await Assert.ThrowsAsync<ChannelFailedException>(() => waiting)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_was_taken_back_is_said_without_showing_it()
    {
        Server.IsRevoked = true;

        var failed = await Assert.ThrowsAsync<ChannelFailedException>(() => _side.Connect());

        Assert.Contains("token", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TelegramServer.Token, failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Telegram_says_back_of_the_token_is_not_shown()
    {
        Server.Fail("getMe", 400, $$"""{"ok":false,"error_code":400,"description":"Bad Request: strange {{TelegramServer.Token}}"}""");

        var failed = await Assert.ThrowsAsync<ChannelFailedException>(() => _side.Connect());

        Assert.Contains("strange ***", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pause_that_Telegram_asks_for_is_kept()
    {
        Server.Hurry("getUpdates", 7);

        Assert.Equal(TimeSpan.FromSeconds(7), (await Assert.ThrowsAsync<ChannelFailedException>(_side.Fetch)).Pause);
    }

    [Theory]
    [InlineData(200, "<html>Sign in to the network</html>")]
    [InlineData(200, """{"ok":true,"result":[{"hello":1}]}""")]
    [InlineData(200, """{"ok":true,"result":{}}""")]
    [InlineData(302, "")]
    public async Task Whoever_else_answers_is_not_believed(int status, string body)
    {
        Server.Fail("getUpdates", status, body);

        Assert.Contains("address", (await Assert.ThrowsAsync<ChannelFailedException>(_side.Fetch)).Message, StringComparison.Ordinal);
    }

    // Without its revision.
    private static string NameOf(RawMessage raw) => raw.Source[..raw.Source.LastIndexOf(':')];
}
