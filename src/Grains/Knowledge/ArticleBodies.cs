using System.Text;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Knowledge;

/// <summary>Makes of what somebody wrote the text that is kept: harmless, and its pictures where they last.</summary>
internal sealed class ArticleBodies(IArticleHtml html, IArticlePictures pictures)
{
    /// <summary>In bytes of UTF-8.</summary>
    private const int Longest = 1 << 20;

    /// <summary>In characters, with the pictures that lie within the text.</summary>
    private const int LongestWritten = 24 << 20;

    private const string PictureWithin = "\"data:image/";

    private static readonly Refusal TooLong = Refusal.Invalid($"A text has at most {Longest >> 20} MB.", "body", "too_large");

    /// <summary>Refused (field "body") where the text is too long, or as <see cref="IArticlePictures.Keep"/> says.</summary>
    public async Task<Outcome<string>> Make(AccountId account, string body, CancellationToken cancellationToken)
    {
        // Asked before the body is looked at, which takes time.
        if (body.Length > LongestWritten || body.Length - WithinPictures(body) > Longest)
        {
            return TooLong;
        }

        return (await pictures.Keep(account, html.Sanitise(body), cancellationToken)).Succeeded(out var kept, out var refusal)
            ? kept.Length > Longest || Encoding.UTF8.GetByteCount(kept) > Longest ? TooLong : kept
            : refusal;
    }

    // They do not stay in the text.
    private static int WithinPictures(string body)
    {
        var length = 0;

        for (var at = body.IndexOf(PictureWithin, StringComparison.Ordinal); at >= 0;)
        {
            var end = body.IndexOf('"', at + 1);
            length += (end < 0 ? body.Length : end) - at;
            at = end < 0 ? -1 : body.IndexOf(PictureWithin, end, StringComparison.Ordinal);
        }

        return length;
    }
}
