using System.Collections.Immutable;
using Oqupie.Channels.Calling;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.AppStore;

/// <summary>Goes the way a channel would go: to App Store Connect, in with the key, to the app's reviews. Leaves nothing behind.</summary>
internal sealed class AppStoreTrial(AppStoreCalls calls)
{
    private const string Connect = "connect";
    private const string SignIn = "signIn";
    private const string Open = "open";

    public async Task<ImmutableArray<ChannelTestStep>> Try(AppStoreSettings settings, CancellationToken cancellationToken)
    {
        ProviderAnswer answer;

        try
        {
            answer = await calls.Get(settings, AppStoreCalls.Reviews(settings, atOnce: 1), cancellationToken);
        }
        catch (ChannelFailedException e)
        {
            return [new(AppStoreChannel.Name, SignIn, Ok: false, e.Message) { Code = "sign_in_refused" }]; // No key to sign with.
        }

        var words = AppStoreWords.OfReading(answer, settings.App);
        var isPage = AppStorePage.Of(answer) is not null;
        var said = AppStoreWords.Said(answer);
        return answer.Status switch
        {
            0 => [Failed(Connect, "not_reached", words, answer.Body)],
            _ when !isPage && AppStoreWords.IsStranger(answer) => [Failed(Connect, "other_protocol", words, said)],
            429 or >= 500 => [Failed(Connect, "server_refused", words, said)],
            401 => [Reached, Failed(SignIn, "sign_in_refused", words, said)],
            >= 400 => [Reached, SignedIn, Failed(Open, "server_refused", words, said)],
            _ => [Reached, SignedIn, Well(Open, $"The reviews of the app {settings.App} can be read.")],
        };
    }

    private static ChannelTestStep Reached => Well(Connect, "App Store Connect answers.");

    private static ChannelTestStep SignedIn => Well(SignIn, "The key was accepted.");

    private static ChannelTestStep Well(string step, string message) => new(AppStoreChannel.Name, step, Ok: true, message);

    private static ChannelTestStep Failed(string step, string code, string message, string said) =>
        new(AppStoreChannel.Name, step, Ok: false, message) { Code = code, Said = said.Length > 0 ? said : null };
}
