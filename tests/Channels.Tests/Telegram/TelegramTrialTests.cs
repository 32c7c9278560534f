using System.Text.Json.Nodes;
using Oqupie.Contracts.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Telegram;

public sealed class TelegramTrialTests : IAsyncDisposable
{
    private readonly TelegramSide _side = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TelegramServer Server => _side.Server;

    public ValueTask DisposeAsync() => _side.DisposeAsync();

    [Fact]
    public async Task A_bot_that_is_set_up_is_tried_step_by_step()
    {
        var test = await Test();

        Assert.True(test.Ok);
        Assert.Equal([("connect", true), ("signIn", true), ("webhook", true)], test.Steps.Select(step => (step.Step, step.Ok)));
        Assert.Contains("@cook_town_bot", test.Steps[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_nobodys_is_refused_at_signing_in()
    {
        Server.IsRevoked = true;

        await Ends("signIn", "sign_in_refused");
    }

    [Fact]
    public async Task Nobody_there_is_said_so()
    {
        await Server.DisposeAsync();

        await Ends("connect", "not_reached");
    }

    [Fact]
    public async Task Whoever_else_answers_is_told_apart()
    {
        Server.Fail("getMe", 200, "<html>Sign in to the network</html>");

        await Ends("connect", "other_protocol");
    }

    [Fact]
    public async Task Telegrams_own_trouble_is_told_apart_from_ours()
    {
        Server.Hurry("getMe", 5);

        await Ends("signIn", "server_refused");
    }

    [Fact]
    public async Task A_webhook_that_takes_the_messages_is_found_and_its_secret_path_not_shown()
    {
        Hook("https://elsewhere.example/a-secret-path");

        var step = await Ends("webhook", "hook_set");

        Assert.Contains("elsewhere.example", step.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret-path", step.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_without_a_webhook_changes_nothing() => Assert.True((await Test(webhook: true)).Ok);

    [Fact]
    public async Task A_webhook_that_leads_elsewhere_is_found()
    {
        Hook("https://elsewhere.example/bot");

        await Ends("webhook", "hook_elsewhere", webhook: true);
    }

    [Fact]
    public async Task A_webhook_that_is_not_told_of_messages_is_found()
    {
        Hook("https://support.example/hooks/telegram/c1");
        Server.Webhook["allowed_updates"] = new JsonArray("callback_query");

        await Ends("webhook", "hook_deaf", webhook: true);
    }

    [Fact]
    public async Task A_webhook_that_Telegram_cannot_reach_is_found_while_messages_wait()
    {
        Hook("https://support.example/hooks/telegram/c1");
        Server.Webhook["pending_update_count"] = 3;
        Server.Webhook["last_error_message"] = "Connection refused";
        Server.Webhook["last_error_date"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

        Assert.Equal("Connection refused", (await Ends("webhook", "hook_failing", webhook: true)).Said);
    }

    [Fact]
    public async Task A_webhook_that_leads_here_and_failed_once_is_good()
    {
        Hook("https://support.example/hooks/telegram/c1");
        Server.Webhook["allowed_updates"] = new JsonArray("message", "edited_message");
        Server.Webhook["last_error_message"] = "Connection refused";
        Server.Webhook["last_error_date"] = TelegramServer.Written;

        Assert.True((await Test(webhook: true)).Ok);
    }

    private void Hook(string address) => Server.Webhook["url"] = address;

    private async Task<ChannelTestStep> Ends(string step, string code, bool webhook = false)
    {
        var test = await Test(webhook);
        Assert.False(test.Ok);
        Assert.Equal((step, false, code), (test.Steps[^1].Step, test.Steps[^1].Ok, test.Steps[^1].Code));
        Assert.All(test.Steps, one => Assert.DoesNotContain(TelegramServer.Token, one.ToString(), StringComparison.Ordinal));
        return test.Steps[^1];
    }

    private Task<ChannelTest> Test(bool webhook = false) => _side.Channel.Test(_side.Settings(secret: webhook ? TelegramSide.Secret : null), Cancellation);
}
