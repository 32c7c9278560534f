using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Oqupie.Portal.Looks;

/// <summary>What pages refer to and all portals share, under a name that changes with it, so browsers keep it for ever.</summary>
internal sealed class Asset
{
    public static readonly Asset Sheet = new("css", "text/css", "portal.css");

    /// <summary>Suggests titles, starts videos and takes answers: without it nothing is missing.</summary>
    public static readonly Asset Script = new("js", "text/javascript", "search.js", "video.js", "helpful.js");

    public static readonly Asset FormSheet = new("css", "text/css", "inquiry.css");

    /// <summary>Helps with the form for inquiries, which does without it.</summary>
    public static readonly Asset FormScript = new("js", "text/javascript", "inquiry.js");

    private readonly byte[] _bytes;
    private readonly string _type;

    private Asset(string ending, string type, params string[] parts)
    {
        _bytes = [.. parts.SelectMany(Read)];
        _type = $"{type}; charset=utf-8";
        Path = $"/portal/-/{Convert.ToHexStringLower(SHA256.HashData(_bytes).AsSpan(0, 6))}.{ending}";
    }

    public string Path { get; }

    public static void Map(WebApplication app)
    {
        foreach (var asset in (Asset[])[Sheet, Script, FormSheet, FormScript])
        {
            app.MapGet(asset.Path, asset.Serve).ExcludeFromDescription();
        }
    }

    private FileContentHttpResult Serve(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(_bytes, _type);
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(name)!;
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return text;
    }
}
