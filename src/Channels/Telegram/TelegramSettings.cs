using System.Text.RegularExpressions;

namespace Oqupie.Channels.Telegram;

/// <param name="Token">Secret, and part of every address that is called.</param>
/// <param name="Webhook">Telegram calls us; else we ask.</param>
/// <param name="HookSecret">Secret; each call bears it.</param>
internal sealed partial record TelegramSettings(string Token, bool Webhook, string HookSecret)
{
    /// <summary>The bot's own id, which anybody may see.</summary>
    public string Bot => Token.Split(':')[0];

    /// <summary>Whether the token looks as BotFather gives them, so that nothing in it could lead an address elsewhere.</summary>
    public bool HasToken => TokenShape().IsMatch(Token);

    /// <summary>Whether the secret is one that Telegram takes, and too long to be guessed.</summary>
    public bool HasHookSecret => SecretShape().IsMatch(HookSecret);

    /// <summary>Without its secrets: records like to show all they have.</summary>
    public override string ToString() => HasToken ? $"bot {Bot}" : "a bot";

    [GeneratedRegex(@"^[0-9]{1,20}:[A-Za-z0-9_\-]{20,200}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TokenShape();

    [GeneratedRegex(@"^[A-Za-z0-9_\-]{16,256}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SecretShape();
}
