using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Oqupie.Contracts;
using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Translations;

namespace Oqupie.Grains.Translations;

/// <summary>What may be set and what is translated. Pure.</summary>
internal static partial class TranslationRules
{
    /// <summary>Of HTML: about thirty pages, which is also what a provider takes its time for.</summary>
    public const int LongestText = 200_000;

    private const int LongestAddress = 300;
    private const int LongestKey = 500;

    /// <summary>So much of a text tells its language.</summary>
    private const int Telling = 400;

    public static bool IsLanguage(string language) => Language().IsMatch(language);

    /// <param name="now">What is set.</param>
    /// <param name="wish">What shall be.</param>
    /// <param name="isTrusted">Whether a host is one that the operator has named: plain HTTP goes to these alone.</param>
    public static Outcome<TranslationSettingsWish> Change(TranslationSettings now, TranslationSettingsWish wish, Func<string, bool> isTrusted)
    {
        if (wish.Provider is TranslationProvider.Off)
        {
            return new TranslationSettingsWish(TranslationProvider.Off, null, "");
        }

        var address = wish.Address?.Trim().TrimEnd('/') is { Length: > 0 } said ? said : null;
        var key = wish.Key?.Trim();

        if (address is null && wish.Provider is TranslationProvider.LibreTranslate)
        {
            return TranslationRefusals.NoAddress;
        }

        if (address is not null && !IsAddress(address, isTrusted))
        {
            return TranslationRefusals.NotAnAddress;
        }

        // A key is never told to another place than the one it was entered for.
        var keeps = key is null && now.Provider == wish.Provider && now.Address == address;
        var hasKey = keeps ? now.HasKey : key is { Length: > 0 };

        if ((!hasKey && wish.Provider is TranslationProvider.DeepL) || key is { Length: > LongestKey } || key?.Any(c => c is < '!' or > '~') is true)
        {
            return TranslationRefusals.NoKey;
        }

        return new TranslationSettingsWish(wish.Provider, address, keeps ? null : key ?? "");
    }

    /// <summary>What of an item is translated, as HTML; empty where there are no words.</summary>
    public static string HtmlOf(TimelineItem item) => item.Html ?? Paragraphs(Written(item));

    /// <summary>Enough of what somebody wrote to tell its language.</summary>
    public static string Sample(TimelineItem item)
    {
        var written = Written(item).Trim();
        return written.Length <= Telling ? written : written[..Telling];
    }

    /// <summary>Whether a customer wrote it, and not a machine of theirs.</summary>
    public static bool IsOfCustomer(TimelineItem item) =>
        item.Type is TimelineKind.Opened or TimelineKind.Message or TimelineKind.Edited && item.Automatic is null && item.Actor.Kind is "customer";

    private static string Written(TimelineItem item)
    {
        var text = item.Text ?? "";

        if (item.Folds.IsDefaultOrEmpty)
        {
            return text;
        }

        var written = new StringBuilder(text.Length);
        var at = 0;

        foreach (var fold in item.Folds)
        {
            written.Append(text.AsSpan(at, fold.Start - at));
            at = fold.Start + fold.Length;
        }

        return written.Append(text.AsSpan(at)).ToString();
    }

    private static string Paragraphs(string text) => string.Concat(
        text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph).Replace("\n", "<br>", StringComparison.Ordinal)}</p>"));

    private static bool IsAddress(string address, Func<string, bool> isTrusted) =>
        address.Length <= LongestAddress && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { UserInfo: "", Query: "", Fragment: "" }
        && (uri.Scheme is "https" || (uri.Scheme is "http" && isTrusted(uri.Host)));

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Language();
}
