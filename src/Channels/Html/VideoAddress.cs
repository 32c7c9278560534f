namespace Oqupie.Channels.Html;

/// <summary>
/// The addresses under which an article may show a video: of providers whose players we know, and files of the two kinds that browsers play. Pure.
/// </summary>
/// <param name="Type">What the link says it is: "video/youtube", "video/vimeo", "video/mp4" or "video/webm".</param>
/// <param name="Address">The one of its many addresses that is kept.</param>
internal sealed record VideoAddress(string Type, string Address)
{
    private const int YouTubeId = 11;
    private const int LongestVimeoId = 15;

    /// <summary>Null for anything else.</summary>
    public static VideoAddress? Of(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not "https" || !uri.IsDefaultPort || uri.UserInfo.Length > 0)
        {
            return null;
        }

        return uri.Host switch
        {
            "youtu.be" => YouTube(Part(uri, 1)),
            "www.youtube.com" or "youtube.com" or "m.youtube.com" or "www.youtube-nocookie.com" => YouTube(IdOf(uri)),
            "vimeo.com" or "www.vimeo.com" => Vimeo(Part(uri, 1), Part(uri, 2)),
            "player.vimeo.com" when Part(uri, 1) is "video" => Vimeo(Part(uri, 2), Asked(uri, "h")),
            _ when uri.AbsolutePath.EndsWith(".mp4", StringComparison.OrdinalIgnoreCase) => new("video/mp4", uri.AbsoluteUri),
            _ when uri.AbsolutePath.EndsWith(".webm", StringComparison.OrdinalIgnoreCase) => new("video/webm", uri.AbsoluteUri),
            _ => null,
        };
    }

    private static VideoAddress? YouTube(string? id) =>
        id is { Length: YouTubeId } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? new("video/youtube", $"https://www.youtube.com/watch?v={id}")
            : null;

    // One that is not listed has a second part.
    private static VideoAddress? Vimeo(string? id, string? secret) =>
        id is { Length: > 0 and <= LongestVimeoId } && id.All(char.IsAsciiDigit)
            && (secret is null || (secret.Length <= LongestVimeoId && secret.All(char.IsAsciiLetterOrDigit)))
            ? new("video/vimeo", $"https://vimeo.com/{id}{(string.IsNullOrEmpty(secret) ? "" : $"/{secret}")}")
            : null;

    private static string? IdOf(Uri uri) => Part(uri, 1) switch
    {
        "watch" => Asked(uri, "v"),
        "embed" or "shorts" or "live" => Part(uri, 2),
        _ => null,
    };

    private static string? Part(Uri uri, int number) => uri.Segments.Length > number ? uri.Segments[number].TrimEnd('/') : null;

    private static string? Asked(Uri uri, string name) =>
        uri.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).FirstOrDefault(pair => pair.Length is 2 && pair[0] == name)?[1];
}
