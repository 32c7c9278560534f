using System.Collections.Immutable;
using Oqupie.Contracts.Channels;

namespace Oqupie.Channels.GooglePlay;

/// <summary>Goes the way a channel would go: to where tokens are given, in with the key, to the app's reviews. Leaves nothing behind.</summary>
internal sealed class PlayTrial(GoogleTokens tokens, PlayCalls calls)
{
    private const string Part = GooglePlayChannel.Name;

    public async Task<ImmutableArray<ChannelTestStep>> Try(PlayApp app, CancellationToken cancellationToken)
    {
        var host = new Uri(app.Account.TokenAddress).Host;
        var given = await tokens.Fresh(app.Account, cancellationToken);

        if (given.Fault is { Kind: not GoogleFaultKind.SignIn } away)
        {
            var code = away.Kind is GoogleFaultKind.Odd ? "token_server_other" : "token_server_away";
            return [Failed("connect", code, PlayWords.OfWay(away), away)];
        }

        var reached = new ChannelTestStep(Part, "connect", Ok: true, $"{host} is there.");

        if (given.Fault is { } refused)
        {
            return [reached, Failed("signIn", "token_not_given", PlayWords.OfWay(refused), refused)];
        }

        var signedIn = new ChannelTestStep(Part, "signIn", Ok: true, $"{app.Account.Email} was let in.");
        var answer = await calls.Look(app, cancellationToken);
        return answer.Fault is { } fault
            ? [reached, signedIn, Failed("open", CodeOf(fault), PlayWords.OfReading(fault, app.Package), fault)]
            : [reached, signedIn, new(Part, "open", Ok: true, $"The reviews of {app.Package} can be read.")];
    }

    private static string CodeOf(GoogleFault fault) => fault.Kind switch
    {
        GoogleFaultKind.Forbidden => "app_right_missing",
        GoogleFaultKind.Missing => "no_such_app",
        GoogleFaultKind.Away or GoogleFaultKind.Busy => "not_reached",
        _ => "server_refused",
    };

    private static ChannelTestStep Failed(string step, string code, string words, GoogleFault fault) =>
        new(Part, step, Ok: false, words) { Code = code, Said = fault.Said };
}
