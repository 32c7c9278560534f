using System.Text.Json;
using Oqupie.Channels.Calling;
using Oqupie.Contracts.Channels;

namespace Oqupie.Channels.Line;

/// <summary>Signs in as the channel would, and looks whether LINE calls us. Changes nothing there.</summary>
internal sealed class LineTrial(LineCalls calls)
{
    private const string Part = "line";

    public async Task<ChannelTest> Test(LineSettings settings, CancellationToken cancellationToken)
    {
        var steps = new List<ChannelTestStep>();
        var info = await calls.Ask(settings, "/v2/bot/info", cancellationToken);

        if (Reach(info, steps) && SignIn(info, settings, steps) is { } account && IsMeant(account, settings, steps))
        {
            steps.Add(Webhook(await calls.Ask(settings, "/v2/bot/channel/webhook/endpoint", cancellationToken)));
        }

        return new() { Ok = steps.TrueForAll(step => step.Ok), Steps = [.. steps] };
    }

    private static bool Reach(ProviderAnswer info, List<ChannelTestStep> steps)
    {
        var reached = info.Status is not 0;
        steps.Add(reached ? Well("connect", "LINE answers.") : Wrong("connect", $"LINE could not be reached: {info.Body}", "not_reached", info.Body));
        return reached;
    }

    private static JsonElement? SignIn(ProviderAnswer info, LineSettings settings, List<ChannelTestStep> steps)
    {
        var said = LineAnswers.Said(info, settings.AccessToken);
        var account = info.IsGood && info.Json() is { } body && LineJson.Text(body, "userId") is not null ? body : (JsonElement?)null;

        steps.Add(
            account is { } known ? Well("signIn", $"Signed in as {Shown(known)}.")
            : info.Status is 401 or 403 ? Wrong("signIn", "LINE refuses the channel access token.", "sign_in_refused", said)
            : info.IsGood ? Wrong("signIn", "What answers at LINE's address is not LINE.", "other_protocol", "")
            : Wrong("signIn", $"LINE refused the request (HTTP {info.Status}).", "server_refused", said));
        return account;
    }

    private static bool IsMeant(JsonElement account, LineSettings settings, List<ChannelTestStep> steps)
    {
        if (settings.BotUserId is not { } wanted)
        {
            return true;
        }

        var there = LineJson.Text(account, "userId") ?? "";
        steps.Add(there == wanted
            ? Well("account", "The token is of this account.")
            : Wrong("account", $"The token is of another account: its user id is {there}.", "other_account", there));
        return there == wanted;
    }

    // Only told: messages that do not come in are no reason why answers could not leave.
    private static ChannelTestStep Webhook(ProviderAnswer answer) => Well(
        "webhook",
        answer.IsGood && answer.Json() is { } set && LineJson.Text(set, "endpoint") is { Length: > 0 } address
            ? LineJson.Is(set, "active")
                ? $"LINE calls {address}."
                : $"LINE knows the address {address}, but “Use webhook” is off there: no messages come in."
            : "LINE has no webhook address of this account: no messages come in until one is entered there.");

    // With the user id, which LINE shows nowhere else.
    private static string Shown(JsonElement account) =>
        $"{LineJson.Text(account, "displayName")} ({LineJson.Text(account, "basicId")}, {LineJson.Text(account, "userId")})";

    private static ChannelTestStep Well(string step, string message) => new(Part, step, Ok: true, message);

    private static ChannelTestStep Wrong(string step, string message, string code, string said) =>
        new(Part, step, Ok: false, message) { Code = code, Said = said.Length > 0 ? said : null };
}
