using System.Text.RegularExpressions;

namespace Oqupie.Channels.Telegram;

/// <param name="Token">Secret, and part of every address that is called.</param>
/// <param name="Secret">Secret: what Telegram's own calls bear, where it was told to call; empty where it was not.</param>
/// <param name="ApiBase">Where the Bot API is: Telegram's own, a proxy, or a server of the operator's that speaks as it does.</param>
internal sealed partial record TelegramSettings(string Token, string Secret, string ApiBase)
{
    public const string UsualBase = "https://api.telegram.org";

    /// <summary>The bot's own id, which anybody may see.</summary>
    public string Bot => Token.Split(':')[0];

    /// <summary>Whether the token looks as BotFather gives them, so that nothing in it could lead an address elsewhere.</summary>
    public bool HasToken => TokenShape().IsMatch(Token);

    /// <summary>Whether Telegram may call, with a secret that it takes.</summary>
    public bool HasSecret => SecretShape().IsMatch(Secret);

    /// <summary>Where a call of the API goes; what it is called is what follows.</summary>
    public string Calls => $"{ApiBase.TrimEnd('/')}/bot{Token}/";

    /// <summary>Where files lie; their path is what follows.</summary>
    public string Files => $"{ApiBase.TrimEnd('/')}/file/bot{Token}/";

    /// <summary>Without its secrets: records like to show all they have.</summary>
    public override string ToString() => HasToken ? $"bot {Bot}" : "a bot";

    [GeneratedRegex(@"^[0-9]{1,20}:[A-Za-z0-9_\-]{1,200}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TokenShape();

    [GeneratedRegex(@"^[A-Za-z0-9_\-]{1,256}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SecretShape();
}
