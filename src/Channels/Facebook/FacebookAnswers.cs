using System.Text.Json;
using Oqupie.Channels.Calling;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Facebook;

/// <summary>What Facebook's answer to an answer of ours means, in plain words. Pure.</summary>
internal static class FacebookAnswers
{
    private const string MaybeThere = "It may have arrived: look at Facebook before it is sent again.";

    /// <param name="answer">To what we wrote.</param>
    /// <param name="settings">Their secrets are not shown, should Facebook repeat them.</param>
    /// <param name="name">What Facebook calls what we wrote; null where it does not say.</param>
    public static SendAnswer Of(ProviderAnswer answer, FacebookSettings settings, Func<JsonElement, string?> name) =>
        FacebookFault.Of(answer, settings) is { } fault ? Refused(fault, answer)
        : answer.IsGood ? answer.Json() is { } body && name(body) is { } id
            ? new(DeliveryState.Sent, "Facebook has taken it.") { ExternalId = id }
            : new(DeliveryState.Unknown, $"What Facebook answered says nothing. {MaybeThere}")
        : answer switch
        {
            { IsDoubtful: true } => new(DeliveryState.Unknown, $"{answer.Body} {MaybeThere}"),
            { Status: 0 } => new(DeliveryState.Queued, answer.Body),
            { Status: >= 500 } => new(DeliveryState.Unknown, $"Facebook has a fault of its own (HTTP {answer.Status}). {MaybeThere}"),
            { GoesBy: true } => new(DeliveryState.Queued, "Facebook wants fewer calls just now. It is tried again.") { Pause = answer.Pause },
            { Status: >= 400 } => new(DeliveryState.Failed, $"Facebook refused the reply (HTTP {answer.Status})."),
            _ => new(DeliveryState.Queued, $"What answers at Facebook's address is not Facebook (HTTP {answer.Status}). It is tried again."),
        };

    private static SendAnswer Refused(FacebookFault fault, ProviderAnswer answer) => fault switch
    {
        { IsOfToken: true } => Failed("Facebook refuses the page's access token. Enter a new one, and the secret of its app, in the channel's settings", fault),
        { IsRate: true } => new(DeliveryState.Queued, Sentence("Facebook wants fewer calls just now. It is tried again", fault))
        {
            Pause = FacebookLimits.PauseOf(answer),
        },
        { IsClosed: true } => Failed("The time in which this person can be answered is over: they have to write again first", fault),
        { IsAway: true } => Failed("Facebook cannot reach this person: they may have blocked the page or left", fault),
        { IsGone: true } => Failed("What was to be answered is not there any more, or the page may not see it", fault),
        { IsBlocked: true } => Failed("Facebook has blocked the page or the app for what it did before", fault),
        { IsPassing: true } => new(DeliveryState.Queued, Sentence("Facebook has a fault of its own. It is tried again", fault)) { Pause = answer.Pause },
        { IsOfRights: true } => Failed("The app lacks a permission for this page", fault),
        _ when answer.Status >= 500 => new(DeliveryState.Unknown, Sentence($"Facebook has a fault of its own. {MaybeThere.TrimEnd('.')}", fault)),
        _ => Failed("Facebook refused the reply", fault),
    };

    private static SendAnswer Failed(string words, FacebookFault fault) => new(DeliveryState.Failed, Sentence(words, fault));

    private static string Sentence(string words, FacebookFault fault) => fault.Said.Length is 0 ? $"{words}." : $"{words}. Facebook said: {fault.Said}";
}
