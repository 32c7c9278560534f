using Oqupie.Contracts.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Facebook;

/// <summary>What "test the connection" says.</summary>
public sealed class FacebookTrialTests : IAsyncDisposable
{
    private readonly FacebookWorld _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Good_settings_go_all_the_way()
    {
        var test = await Test();

        Assert.True(test.Ok);
        Assert.Equal([("facebook", "connect"), ("facebook", "signIn"), ("facebook", "webhook")], test.Steps.Select(step => (step.Part, step.Step)));
        Assert.Equal("Signed in as Kimchi House.", test.Steps[1].Message);
        Assert.Empty(_world.Server.Taken);
    }

    [Fact]
    public async Task Where_nobody_answers_it_ends_at_once()
    {
        await _world.Server.DisposeAsync();

        Assert.Equal(("connect", "not_reached"), Last(await Test()));
    }

    [Theory]
    [InlineData("pageToken", "another-token", "signIn", "sign_in_refused")]
    [InlineData("appSecret", "another-secret", "signIn", "sign_in_refused")]
    [InlineData("pageId", "42", "signIn", "other_account")]
    public async Task What_is_wrong_is_said(string key, string value, string step, string code)
    {
        _world.Set(key, value);

        var test = await Test();

        Assert.Equal((step, code), Last(test));
        Assert.All(test.Steps, one => Assert.DoesNotContain("another-", $"{one.Message} {one.Said}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(503, "", "other_protocol")]
    [InlineData(200, "<html>", "other_protocol")]
    [InlineData(200, "[]", "other_protocol")]
    [InlineData(400, """{"error":{"code":4,"message":"Too many calls"}}""", "server_refused")]
    public async Task So_is_what_answers_otherwise_than_Facebook(int status, string body, string code)
    {
        _world.Server.Failures.Enqueue(new(status, body));

        Assert.Equal(("signIn", code), Last(await Test()));
    }

    [Fact]
    public async Task What_the_page_is_not_subscribed_to_is_named()
    {
        _world.Server.Fields.ExceptWith(["feed", "message_reads"]);

        var test = await Test();

        Assert.Equal(("webhook", "webhook_missing"), Last(test));
        Assert.Equal("message_reads, feed", test.Steps[^1].Said);
    }

    [Theory]
    [InlineData("messages", "messages")]
    [InlineData("comments", "feed")]
    public async Task What_is_switched_off_need_not_be_subscribed_to(string off, string field)
    {
        _world.Set(off, "false");
        _world.Server.Fields.Remove(field);

        Assert.True((await Test()).Ok);
    }

    private Task<ChannelTest> Test() => _world.Kind.Test(_world.Settings, TestContext.Current.CancellationToken);

    private static (string Step, string? Code) Last(ChannelTest test)
    {
        Assert.False(test.Ok);
        return (test.Steps[^1].Step, test.Steps[^1].Code);
    }
}
