using System.Text.Json;
using Oqupie.Contracts.Channels;

namespace Oqupie.Channels.Telegram;

/// <summary>Goes the way a channel would go, and looks whether messages can come at all. Changes nothing there.</summary>
internal sealed class TelegramTrial(TelegramApi api, TimeProvider clock)
{
    private const int MostText = 500;
    private const int MostAddress = 2_000;

    private static readonly TimeSpan Recently = TimeSpan.FromHours(1);

    public async Task<ChannelTest> Test(TelegramSettings settings, CancellationToken cancellationToken)
    {
        var me = await api.Call(settings, "getMe", cancellationToken);
        var connected = Step("connect", "Telegram answers.");

        if (me.Result is not { } bot)
        {
            return me.IsRefused ? Ended(connected, Failed(me)) : Ended(Failed(me));
        }

        var signedIn = Step("signIn", $"Signed in as @{TelegramJson.Words(bot, "username", MostText)}.");
        var hook = await api.Call(settings, "getWebhookInfo", cancellationToken);
        return Ended(connected, signedIn, hook.Result is { } info ? Hook(settings, info) : Failed(hook));
    }

    private static ChannelTest Ended(params ReadOnlySpan<ChannelTestStep> steps) => new() { Ok = steps[^1].Ok, Steps = [.. steps] };

    private static ChannelTestStep Failed(TelegramAnswer answer) => answer switch
    {
        { Status: 0 } => Wrong("connect", answer.Words, "not_reached", answer.Said),
        { IsRefused: false } => Wrong("connect", answer.Words, "other_protocol"),
        { Status: 401 or 404 } => Wrong("signIn", answer.Words, "sign_in_refused", answer.Said),
        _ => Wrong("signIn", answer.Words, "server_refused", answer.Said),
    };

    private ChannelTestStep Hook(TelegramSettings settings, JsonElement info)
    {
        var address = TelegramJson.Words(info, "url", MostAddress);
        var host = HostOf(address);
        var kinds = TelegramJson.List(info, "allowed_updates");
        var isDeaf = kinds.Length > 0 && !kinds.Any(kind => kind.ValueKind is JsonValueKind.String && kind.ValueEquals("message"));
        return address.Length is 0 ? Step("webhook", "No webhook is set at Telegram: messages are asked for.")
            : !settings.HasSecret ? Wrong(
                "webhook",
                $"A webhook is set at Telegram, to {host}, so messages go there. Take it away (deleteWebhook), or enter its secret here.",
                "hook_set",
                host)
            : !address.Contains($"/hooks/{TelegramChannel.Name}", StringComparison.Ordinal) ? Wrong(
                "webhook", $"The webhook that is set at Telegram leads elsewhere, to {host}.", "hook_elsewhere", host)
            : isDeaf ? Wrong(
                "webhook", "The webhook is told of other things than messages. Set it anew, with message and edited_message.", "hook_deaf")
            : FailedLately(info) is { Length: > 0 } said ? Wrong(
                "webhook", $"Messages wait, for Telegram's calls of {host} do not succeed: {said}", "hook_failing", said)
            : Step("webhook", $"Telegram calls {host}.");
    }

    // What failed once and goes well again is told for ever; only what waits shows that it still fails.
    private string FailedLately(JsonElement info) =>
        TelegramJson.Number(info, "pending_update_count") > 0
        && TelegramJson.Number(info, "last_error_date") is { } second && second > (clock.GetUtcNow() - Recently).ToUnixTimeSeconds()
            ? TelegramJson.Words(info, "last_error_message", MostText)
            : "";

    // The rest of an address may be a secret.
    private static string HostOf(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : "another place";

    private static ChannelTestStep Step(string step, string message) => new(TelegramChannel.Name, step, Ok: true, message);

    private static ChannelTestStep Wrong(string step, string message, string code, string? said = null) =>
        new(TelegramChannel.Name, step, Ok: false, message) { Code = code, Said = said };
}
