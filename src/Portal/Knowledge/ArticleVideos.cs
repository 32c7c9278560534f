using System.Net;

namespace Oqupie.Portal.Knowledge;

/// <summary>
/// Videos in an article's HTML. One of a provider is a link to the provider's page, which becomes the player when somebody clicks it: until then nobody else
/// hears of the reader. One that is a file is played here, and not fetched before. Pure; that an address is one of those was decided when the article was
/// saved.
/// </summary>
internal static class ArticleVideos
{
    private const string Type = " type=\"video/";
    private const string Address = " href=\"";
    private const string YouTube = "https://www.youtube.com/watch?v=";
    private const string Vimeo = "https://vimeo.com/";

    /// <summary>What stands for the start tag of a link that is a video, and for the end tag after it; null for any other link.</summary>
    /// <param name="tag">The start tag.</param>
    /// <param name="title">What the link says.</param>
    public static (string Start, string End)? Shown(string tag, string title)
    {
        if (!tag.Contains(Type, StringComparison.Ordinal) || Value(tag, Address) is not { } address)
        {
            return null;
        }

        var href = WebUtility.HtmlEncode(address);
        return Value(tag, Type) switch
        {
            "youtube" when address.StartsWith(YouTube, StringComparison.Ordinal) =>
                Card(href, $"https://www.youtube-nocookie.com/embed/{Uri.EscapeDataString(address[YouTube.Length..])}?autoplay=1", "YouTube"),
            "vimeo" when address.StartsWith(Vimeo, StringComparison.Ordinal) && address[Vimeo.Length..].Split('/') is [var id, .. var secret] =>
                Card(href, $"https://player.vimeo.com/video/{Uri.EscapeDataString(id)}?dnt=1&autoplay=1{Said(secret)}", "Vimeo"),
            "mp4" or "webm" => Player(href, title),
            _ => null,
        };
    }

    private static (string Start, string End) Card(string href, string player, string from) =>
        ($"<a class=\"video\" href=\"{href}\" data-player=\"{WebUtility.HtmlEncode(player)}\" data-from=\"{from}\" rel=\"noopener\">", "</a>");

    private static (string Start, string End) Player(string href, string title)
    {
        var label = WebUtility.HtmlEncode(title);
        return ($"<video controls preload=\"none\" playsinline src=\"{href}\" aria-label=\"{label}\"><a href=\"{href}\">", "</a></video>");
    }

    /// <summary>What Vimeo wants to be told of a video that is not public.</summary>
    private static string Said(IEnumerable<string> secret) => string.Concat(secret.Select(part => $"&h={Uri.EscapeDataString(part)}"));

    private static string? Value(string tag, string name)
    {
        var start = tag.IndexOf(name, StringComparison.Ordinal) + name.Length;
        var end = start < name.Length ? -1 : tag.IndexOf('"', start);
        return end < 0 ? null : WebUtility.HtmlDecode(tag[start..end]);
    }
}
