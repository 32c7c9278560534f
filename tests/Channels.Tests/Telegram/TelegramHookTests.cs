using System.Text;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Telegram;

public sealed class TelegramHookTests : IAsyncDisposable
{
    private readonly TelegramSide _side = new();

    private TelegramServer Server => _side.Server;

    public ValueTask DisposeAsync() => _side.DisposeAsync();

    [Theory]
    [InlineData(TelegramSide.Secret, true)]
    [InlineData("A-secret_of_the_hook-1", false)]
    [InlineData("a-secret_of_the_hook-", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_call_bears_the_secret_or_is_nobodys(string? secret, bool genuine) =>
        Assert.Equal(genuine, _side.Channel.IsGenuine(_side.Settings(secret: TelegramSide.Secret), TelegramSide.Call("{}", secret)));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData(TelegramSide.Secret)]
    public void Where_no_secret_is_known_nobody_may_bring_anything(string? secret) =>
        Assert.False(_side.Channel.IsGenuine(_side.Settings(), TelegramSide.Call("{}", secret)));

    [Fact]
    public async Task The_same_update_has_one_name_whichever_way_it_comes()
    {
        var update = Server.Put(Server.Message("Hello"));

        Assert.Equal((await _side.Fetch()).Items.Single().Source, Split(update).Source);
    }

    [Fact]
    public void What_is_kept_is_what_came()
    {
        var update = Server.Put(Server.Message("안녕 👨‍👩‍👧‍👦"));

        Assert.Equal(update, Encoding.UTF8.GetString(Split(update).Body.Span));
    }

    [Fact]
    public void A_change_bears_the_messages_name_and_is_newer()
    {
        var message = Server.Message("Hello");

        var (wrote, changed) = (Split(Server.Put(message)), Split(Server.Edit(message, "Hello!")));

        Assert.Equal(wrote.Key, changed.Key);
        Assert.True(changed.Revision > wrote.Revision);
    }

    [Fact]
    public void Two_changes_within_a_second_are_two()
    {
        var message = Server.Message("Hello");

        var (first, second) = (Split(Server.Edit(message, "Hello!")), Split(Server.Edit(message, "Hello?")));

        Assert.True(second.Revision > first.Revision);
    }

    [Fact]
    public void An_update_of_another_kind_has_a_name_of_its_own() =>
        Assert.Equal("push:update:12:0", Split("""{"update_id":12,"callback_query":{"id":"1"}}""").Source);

    [Theory]
    [InlineData("<html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"update_id":"12"}""")]
    [InlineData("""{"update_id":99999999999999999999}""")]
    public void What_is_none_of_Telegrams_bodies_is_refused(string body) => Assert.Throws<FormatException>(() => Split(body));

    [Fact]
    public void A_body_that_is_too_deep_is_refused() =>
        Assert.Throws<FormatException>(() => Split($$"""{"update_id":1,"message":{{new string('[', 5_000)}}{{new string(']', 5_000)}}}"""));

    [Theory]
    [InlineData("""{"message_id":1.5,"chat":{"id":1,"type":"private"}}""")]
    [InlineData("""{"message_id":1,"chat":{"id":"1","type":"private"}}""")]
    [InlineData("""{"message_id":1,"chat":7}""")]
    [InlineData("""{}""")]
    public async Task What_names_no_message_is_read_as_nothing(string message)
    {
        var update = $$"""{"update_id":12,"message":{{message}}}""";

        Assert.Equal("update:12", Split(update).Key);
        var item = await _side.Read(update);
        Assert.Null(item.Failure);
        Assert.Empty(item.Events);
    }

    private PushedItem Split(string body) =>
        Assert.Single(_side.Channel.Split(_side.Settings(secret: TelegramSide.Secret), TelegramSide.Call(body)));
}
