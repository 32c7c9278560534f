using System.Collections.Frozen;

namespace Oqupie.Channels.Folding;

/// <summary>
/// What the classes and ids of mail programs say of a part of a mail. They themselves go; this stays until the mail is folded, and no longer.
/// </summary>
internal static class HtmlHints
{
    public const string Attribute = "data-hint";
    public const string Quote = "quote";
    public const string Attribution = "attribution";
    public const string EarlierMail = "earlier";
    public const string Signature = "signature";

    private const int MaxValue = 300;

    // gmail_quote and protonmail_quote hold the answers between the quotes too; their blockquotes say enough.
    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["gmail_attr"] = Attribution,
        ["moz-cite-prefix"] = Attribution,
        ["yahoo_quoted"] = Quote,
        ["tutanota_quote"] = Quote,
        ["hm-quote"] = Quote,
        ["zmail_extra"] = Quote,
        ["skiff_quote"] = Quote,
        ["isReplyContent"] = Quote,
        ["ntes-mailReply"] = Quote,
        ["ms-outlook-mobile-reference-message"] = EarlierMail,
        ["mail-editor-reference-message-container"] = EarlierMail,
        ["divRplyFwdMsg"] = EarlierMail,
        ["OutlookMessageHeader"] = EarlierMail,
        ["replyForwardMessage"] = EarlierMail,
        ["moz-forward-container"] = EarlierMail,
        ["gmail_signature"] = Signature,
        ["gmail_signature_prefix"] = Signature,
        ["moz-signature"] = Signature,
        ["AppleMailSignature"] = Signature,
        ["protonmail_signature_block"] = Signature,
        ["ms-outlook-mobile-signature"] = Signature,
        ["Signature"] = Signature,
        ["ymail_android_signature"] = Signature,
        ["yahoo_signature"] = Signature,
        ["bloop_sign"] = Signature,
        ["tutanota_signature"] = Signature,
        ["zoho_signature"] = Signature,
        ["naver_signature"] = Signature,
        ["kakao_signature"] = Signature,
        ["hanmail_signature"] = Signature,
        ["mail_signature"] = Signature,
        ["email_signature"] = Signature,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="value">Of a class or an id.</param>
    public static string? Of(ReadOnlySpan<char> value)
    {
        if (value.Length > MaxValue)
        {
            return null;
        }

        var known = Known.GetAlternateLookup<ReadOnlySpan<char>>();

        foreach (var range in value.SplitAny(' ', '\t', '\n', '\r'))
        {
            var name = value[range];

            // Outlook on the web puts its own letter before everything it passes on.
            if (known.TryGetValue(name.StartsWith("x_", StringComparison.Ordinal) ? name[2..] : name, out var hint))
            {
                return hint;
            }
        }

        return null;
    }
}
