using Oqupie.Contracts.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Line;

/// <summary>What trying the settings shows.</summary>
public sealed class LineTrialTests : IAsyncDisposable
{
    private readonly LineRig _rig = new();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task All_is_well()
    {
        _rig.Server.Webhook = """{"endpoint":"https://desk.cook.example/hooks/line","active":true}""";

        var test = await Test(LineRig.Settings(bot: LineServer.Bot));

        Assert.True(test.Ok);
        Assert.Equal(
            [
                ("connect", "LINE answers."), ("signIn", $"Signed in as Cook Town (@cook, {LineServer.Bot})."),
                ("account", "The token is of this account."),
                ("webhook", "LINE calls https://desk.cook.example/hooks/line."),
            ],
            test.Steps.Select(step => (step.Step, step.Message)));
    }

    [Theory]
    [InlineData("""{"endpoint":"https://desk.cook.example/hooks/line","active":false}""", "“Use webhook” is off")]
    [InlineData(null, "no webhook address")]
    [InlineData("[]", "no webhook address")]
    public async Task Whether_messages_come_in_is_told_and_stops_nothing(string? webhook, string words)
    {
        _rig.Server.Webhook = webhook;

        var test = await Test(LineRig.Settings());

        Assert.True(test.Ok);
        Assert.Equal(["connect", "signIn", "webhook"], test.Steps.Select(step => step.Step));
        Assert.Contains(words, test.Steps[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_another_account_is_said_to_be()
    {
        var failed = await Failed(LineRig.Settings(bot: LineRig.Ada));

        Assert.Equal(("account", "other_account", LineServer.Bot), (failed.Step, failed.Code, failed.Said));
    }

    [Fact]
    public async Task A_token_that_is_refused_is_said_to_be()
    {
        var failed = await Failed(LineRig.Settings(token: "old"));

        Assert.Equal(("signIn", "sign_in_refused"), (failed.Step, failed.Code));
        Assert.StartsWith("Authentication failed", failed.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, """{"message":"Internal server error"}""", "server_refused")]
    [InlineData(429, "", "server_refused")]
    [InlineData(200, "<html>", "other_protocol")]
    [InlineData(200, "{}", "other_protocol")]
    public async Task What_is_not_as_it_should_be_has_a_code(int status, string body, string code)
    {
        _rig.Server.Fail("/info", status, body);

        var failed = await Failed(LineRig.Settings());

        Assert.Equal(("signIn", code), (failed.Step, failed.Code));
    }

    [Fact]
    public async Task Nobody_who_answers_is_said()
    {
        await _rig.Server.DisposeAsync();

        var failed = await Failed(LineRig.Settings());

        Assert.Equal(("connect", "not_reached"), (failed.Step, failed.Code));
    }

    private Task<ChannelTest> Test(FormSettings settings) => _rig.Kind.Test(settings, TestContext.Current.CancellationToken);

    /// <summary>The step that went wrong, after which nothing is tried.</summary>
    private async Task<ChannelTestStep> Failed(FormSettings settings)
    {
        var test = await Test(settings);
        Assert.False(test.Ok);
        Assert.Equal(test.Steps[^1], Assert.Single(test.Steps, step => !step.Ok));
        return test.Steps[^1];
    }
}
