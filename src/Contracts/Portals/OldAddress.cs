using System.Diagnostics.CodeAnalysis;

namespace Oqupie.Contracts.Portals;

/// <summary>
/// An address of a portal of the product that shipped games still link to: <c>/portals/PORTAL/…</c> (OQUPIE.md). Two that mean the same are equal: the host,
/// the case of the path, a last slash and the order of what follows "?" do not count.
/// </summary>
/// <param name="Portal">The other product's id of the portal.</param>
/// <param name="Path">What is below it, without slashes around it; empty is its home.</param>
/// <param name="Query">Without "?".</param>
[GenerateSerializer, Immutable, Alias("oqupie.OldAddress")]
public readonly record struct OldAddress([property: Id(0)] string Portal, [property: Id(1)] string Path, [property: Id(2)] string Query)
{
    public const int MaxLength = 2_000;

    private const string Family = "portals";
    private const string Finder = "finder"; // Ours, and never anybody's portal.
    private const int LongestPortal = 64;

    /// <summary>Below the portal.</summary>
    public string Key => Query.Length is 0 ? Path : $"{Path}?{Query}";

    public static bool TryParse([NotNullWhen(true)] string? text, out OldAddress address)
    {
        address = default;
        var rest = text?.Trim() ?? "";

        if (rest.Length is 0 or > MaxLength)
        {
            return false;
        }

        if (rest.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme)
        {
            var path = rest.IndexOf('/', scheme + 3);
            rest = path < 0 ? "/" : rest[path..];
        }

        rest = rest.Split('#')[0];
        var mark = rest.IndexOf('?', StringComparison.Ordinal);
        var (before, query) = mark < 0 ? (rest, "") : (rest[..mark], rest[(mark + 1)..]);
        var parts = Uri.UnescapeDataString(before).ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        if (!before.StartsWith('/') || parts is not [Family, { Length: <= LongestPortal } portal, ..] || portal is Finder || !IsName(portal))
        {
            return false;
        }

        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
        address = new(portal, string.Join('/', parts[2..]), string.Join('&', pairs));
        return true;
    }

    /// <summary>The key of the <c>ISlugGrain</c> that says whose an old portal is: no slug and no domain has a slash.</summary>
    public static string PlaceOf(string portal) => $"{Family}/{portal}";

    public override string ToString() => $"/{Family}/{Portal}{(Path.Length is 0 ? "" : $"/{Path}")}{(Query.Length is 0 ? "" : $"?{Query}")}";

    private static bool IsName(string portal) => portal.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
