using System.Collections.Immutable;
using System.Text.Json;
using Oqupie.Channels.Calling;
using Oqupie.Contracts.Channels;

namespace Oqupie.Channels.Facebook;

/// <summary>Signs in as the channel would, and looks whether Facebook calls us about the page. Changes nothing there.</summary>
internal sealed class FacebookTrial(FacebookGraph graph)
{
    private static readonly ImmutableArray<string> OfMessages =
        ["messages", "message_echoes", "message_deliveries", "message_reads", "message_edits", "messaging_postbacks"];

    private static readonly ImmutableArray<string> OfComments = ["feed"];

    public async Task<ChannelTest> Test(FacebookSettings settings, CancellationToken cancellationToken)
    {
        var steps = new List<ChannelTestStep>();
        var page = await graph.Ask(settings, "/me", "fields=id,name", cancellationToken);
        steps.Add(Reach(page));

        if (steps[^1].Ok)
        {
            steps.Add(SignIn(page, settings));
        }

        if (steps[^1].Ok)
        {
            steps.Add(Webhook(await graph.Ask(settings, $"/{settings.PageId}/subscribed_apps", "fields=subscribed_fields", cancellationToken), settings));
        }

        return new() { Ok = steps.TrueForAll(step => step.Ok), Steps = [.. steps] };
    }

    private static ChannelTestStep Reach(ProviderAnswer page) => page.Status is 0
        ? Wrong("connect", $"Facebook could not be reached: {page.Body}", "not_reached", page.Body)
        : Well("connect", "Facebook answers.");

    private static ChannelTestStep SignIn(ProviderAnswer page, FacebookSettings settings)
    {
        if (FacebookFault.Of(page, settings) is { } fault)
        {
            return fault.IsOfToken
                ? Wrong("signIn", $"Facebook refuses the page's access token, or the app's secret: {fault.Said}", "sign_in_refused", fault.Said)
                : Wrong("signIn", $"Facebook refused the request (HTTP {page.Status}).", "server_refused", fault.Said);
        }

        if (!page.IsGood || page.Json() is not { } body || FacebookJson.Id(body, "id") is not { } id)
        {
            return Wrong("signIn", "What answers at Facebook's address is not Facebook.", "other_protocol", "");
        }

        return id == settings.PageId
            ? Well("signIn", $"Signed in as {FacebookJson.Text(body, "name")}.")
            : Wrong("signIn", $"The token is of another page or of a person: their id is {id}.", "other_account", id);
    }

    private static ChannelTestStep Webhook(ProviderAnswer answer, FacebookSettings settings)
    {
        if (FacebookFault.Of(answer, settings) is { } fault)
        {
            return Wrong("webhook", "Facebook does not tell what it calls us about.", "server_refused", fault.Said);
        }

        if (!answer.IsGood || answer.Json() is not { } body || FacebookJson.List(body, "data") is not { } apps)
        {
            return Wrong("webhook", "Facebook does not tell what it calls us about.", "server_refused", $"HTTP {answer.Status}");
        }

        var there = apps.SelectMany(app => FacebookJson.Texts(app, "subscribed_fields")).ToHashSet(StringComparer.Ordinal);
        var missing = string.Join(", ", Wanted(settings).Where(field => !there.Contains(field)));
        return missing.Length is 0
            ? Well("webhook", "Facebook calls us about the page.")
            : Wrong("webhook", $"The page is not subscribed to: {missing}. Nothing of it comes in.", "webhook_missing", missing);
    }

    private static IEnumerable<string> Wanted(FacebookSettings settings) =>
        (settings.Messages ? OfMessages : []).Concat(settings.Comments ? OfComments : ImmutableArray<string>.Empty);

    private static ChannelTestStep Well(string step, string message) => new(FacebookKind.Name, step, Ok: true, message);

    private static ChannelTestStep Wrong(string step, string message, string code, string said) =>
        new(FacebookKind.Name, step, Ok: false, message) { Code = code, Said = said.Length > 0 ? said : null };
}
