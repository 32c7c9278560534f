using System.Text.Json;
using Oqupie.Contracts.Channels;

namespace Oqupie.Channels.Telegram;

/// <summary>Goes the way a channel would go, and looks whether Telegram gives messages the way the settings say. Changes nothing there.</summary>
internal sealed class TelegramTrial(TelegramApi api, TimeProvider clock)
{
    private const int MostText = 500;
    private static readonly TimeSpan Recently = TimeSpan.FromHours(1);
    private static readonly Dictionary<string, object> Nothing = [];

    public async Task<ChannelTest> Test(TelegramSettings settings, CancellationToken cancellationToken)
    {
        var me = await api.Call(settings.Token, "getMe", Nothing, cancellationToken);

        var connected = Step("connect", "Telegram answers.");

        if (me.Result is not { } bot)
        {
            return me.IsRefused ? Ended(connected, Failed(me)) : Ended(Failed(me));
        }

        var signedIn = Step("signIn", $"Signed in as @{TelegramJson.Text(bot, "username", MostText)}.");
        var hook = await api.Call(settings.Token, "getWebhookInfo", Nothing, cancellationToken);
        return Ended(connected, signedIn, hook.Result is { } info ? Agreed(settings, info) : Failed(hook));
    }

    private static ChannelTest Ended(params ReadOnlySpan<ChannelTestStep> steps) => new() { Ok = steps[^1].Ok, Steps = [.. steps] };

    private static ChannelTestStep Failed(TelegramAnswer answer) => answer switch
    {
        { Status: 0 } => Wrong("connect", answer.Words, "not_reached", answer.Said),
        { IsRefused: false } => Wrong("greet", answer.Words, "other_protocol"),
        { Status: 401 or 404 } => Wrong("signIn", answer.Words, "sign_in_refused", answer.Said),
        _ => Wrong("signIn", answer.Words, "server_refused", answer.Said),
    };

    private ChannelTestStep Agreed(TelegramSettings settings, JsonElement info)
    {
        var address = TelegramJson.Text(info, "url", 2_000);

        if (!settings.Webhook)
        {
            return address.Length is 0
                ? Step("open", "The bot has no webhook: its messages are there for us to ask for.")
                : Wrong(
                    "open",
                    $"The bot has a webhook at {HostOf(address)}, so its messages go there. Take it away (deleteWebhook), or switch this channel to it.",
                    "hook_set",
                    HostOf(address));
        }

        if (address.Length is 0)
        {
            return Wrong(
                "open",
                "The bot has no webhook yet. Set it (setWebhook) to the address of this channel, with the secret that is entered here.",
                "hook_missing");
        }

        if (!address.Contains($"/hooks/{TelegramChannel.Name}", StringComparison.Ordinal))
        {
            return Wrong("open", $"The bot's webhook leads elsewhere, to {HostOf(address)}.", "hook_elsewhere", HostOf(address));
        }

        var kinds = TelegramJson.List(info, "allowed_updates");

        if (kinds.Length > 0 && !kinds.Any(kind => kind.ValueKind is JsonValueKind.String && kind.ValueEquals("message")))
        {
            return Wrong("open", "The bot's webhook is told of other things than messages. Set it anew, with message and edited_message.", "hook_deaf");
        }

        return FailedLately(info) is { Length: > 0 } said
            ? Wrong("open", $"Messages wait, for Telegram's calls do not reach this server: {said}", "hook_failing", said)
            : Step("open", "The bot's webhook leads here.");
    }

    // What failed once and goes well again is told for ever; only what waits shows that it still fails.
    private string FailedLately(JsonElement info) =>
        TelegramJson.Number(info, "pending_update_count") > 0
        && TelegramJson.Number(info, "last_error_date") is { } second && second > (clock.GetUtcNow() - Recently).ToUnixTimeSeconds()
            ? TelegramJson.Text(info, "last_error_message", MostText)
            : "";

    // The rest of an address may be a secret.
    private static string HostOf(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : "another place";

    private static ChannelTestStep Step(string step, string message) => new(TelegramChannel.Name, step, Ok: true, message);

    private static ChannelTestStep Wrong(string step, string message, string code, string? said = null) =>
        new(TelegramChannel.Name, step, Ok: false, message) { Code = code, Said = said };
}
