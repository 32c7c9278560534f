using System.Security.Cryptography;

namespace Oqupie.Portal.Looks;

/// <summary>The one style sheet of all pages, under a name that changes with it, so browsers keep it for ever.</summary>
internal static class Stylesheet
{
    private static readonly byte[] Text = Read();

    public static readonly string Path = $"/portal/-/{Convert.ToHexStringLower(SHA256.HashData(Text).AsSpan(0, 6))}.css";

    public static void MapStylesheet(this WebApplication app) => app.MapGet(Path, static (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(Text, "text/css; charset=utf-8");
    }).ExcludeFromDescription();

    private static byte[] Read()
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream("portal.css")!;
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return text;
    }
}
