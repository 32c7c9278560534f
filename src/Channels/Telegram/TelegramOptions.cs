namespace Oqupie.Channels.Telegram;

/// <summary>Settings under "Channels:Telegram".</summary>
internal sealed class TelegramOptions
{
    public const string Section = "Channels:Telegram";

    /// <summary>Where the Bot API is: Telegram's own, a proxy of the operator's, or a server of theirs that speaks as it does.</summary>
    public string Address { get; set; } = "https://api.telegram.org";

    public bool IsUsable => Uri.TryCreate(Address, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address is { Query.Length: 0, Fragment.Length: 0 };
}
