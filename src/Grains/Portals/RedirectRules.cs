using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Oqupie.Contracts;
using Oqupie.Contracts.Portals;

namespace Oqupie.Grains.Portals;

/// <summary>What redirects may be. Pure; whose an old portal is, is for the grain to find out.</summary>
internal static partial class RedirectRules
{
    /// <summary>A knowledge base of ten thousand articles is the largest we know of, and each has one address.</summary>
    public const int Most = 20_000;

    public const int MostPortals = 50;

    /// <summary>All of them, as they are kept, or the first that is wrong.</summary>
    public static Outcome<ImmutableArray<PortalRedirect>> Check(ImmutableArray<PortalRedirect> wished)
    {
        if (wished.Length > Most)
        {
            return Refusal.Invalid($"At most {Most} redirects.", "items", "too_many_redirects").With("most", Most);
        }

        var known = new HashSet<OldAddress>();
        var portals = new HashSet<string>(StringComparer.Ordinal);
        var all = ImmutableArray.CreateBuilder<PortalRedirect>(wished.Length);

        foreach (var (from, to) in wished)
        {
            if (!OldAddress.TryParse(from, out var address))
            {
                return Refusal.Invalid("An old address is /portals/ID and what is below it.", Field(all.Count, "from"), "old_address_shape");
            }

            if (!known.Add(address))
            {
                return Refusal.Invalid("This address is named twice.", Field(all.Count, "from"), "redirect_twice");
            }

            if (portals.Add(address.Portal) && portals.Count > MostPortals)
            {
                return Refusal.Invalid($"At most {MostPortals} old portals.", Field(all.Count, "from"), "too_many_old_portals").With("most", MostPortals);
            }

            if (Page(to) is not { } page)
            {
                return Refusal.Invalid("This is no page of the portal.", Field(all.Count, "to"), "no_portal_page");
            }

            all.Add(new(address.ToString(), page));
        }

        return all.DrainToImmutable();
    }

    // "https://help.example/portal/cook/articles/a12", "/portal/cook/articles/a12" and "articles/a12" are one.
    private static string? Page(string? to)
    {
        var page = Own().Replace((to ?? "").Trim(), "").Trim('/');
        return page.Length is 0 || Known().IsMatch(page) ? page : null;
    }

    private static string Field(int index, string name) => $"items[{index}].{name}";

    [GeneratedRegex("^(https?://[^/?#]+)?(/portal/[a-z0-9-]+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Own();

    [GeneratedRegex(
        @"^((notices|inquiries|request|search)|(articles|categories|folders|notices)/[A-Za-z0-9_-]{1,64}|request\?type=[A-Za-z0-9_-]{1,64})$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Known();
}
