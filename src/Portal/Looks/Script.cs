using System.Security.Cryptography;

namespace Oqupie.Portal.Looks;

/// <summary>
/// The one script of all pages, which suggests titles, starts videos and takes answers: without it nothing is missing. Under a name that changes with it, as
/// <see cref="Stylesheet"/>.
/// </summary>
internal static class Script
{
    private static readonly byte[] Text = [.. Read("search.js"), .. Read("video.js"), .. Read("helpful.js")];

    public static readonly string Path = $"/portal/-/{Convert.ToHexStringLower(SHA256.HashData(Text).AsSpan(0, 6))}.js";

    public static void MapScript(this WebApplication app) => app.MapGet(Path, static (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(Text, "text/javascript; charset=utf-8");
    }).ExcludeFromDescription();

    private static byte[] Read(string name)
    {
        using var stream = typeof(Script).Assembly.GetManifestResourceStream(name)!;
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return text;
    }
}
