using Microsoft.AspNetCore.Authentication.Cookies;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Finders;

/// <summary>Keeps a visitor for two hours in cookies of the portal's path, and nothing on the server: every host opens them.</summary>
internal sealed class VisitorCookie(DoorSeals seals)
{
    public const string Name = "oqupie-visitor";

    private static readonly TimeSpan Life = TimeSpan.FromHours(2);

    private readonly ChunkingCookieManager _cookies = new() { ChunkSize = 3_900 };

    public void Write(HttpContext http, OpenPortal portal, Visitor visitor)
    {
        Forget(http, portal); // Of a longer one, pieces would stay.
        _cookies.AppendResponseCookie(http, Name, seals.Seal(portal.Id, visitor), Options(http, portal, Life));
    }

    /// <summary>Null where nobody came by a finder.</summary>
    public Visitor? Read(HttpContext http, OpenPortal portal) =>
        seals.Open<Visitor>(portal.Id, _cookies.GetRequestCookie(http, Name), Life)?.What;

    public void Forget(HttpContext http, OpenPortal portal)
    {
        if (http.Request.Cookies.ContainsKey(Name))
        {
            _cookies.DeleteCookie(http, Name, Options(http, portal, life: null));
        }
    }

    private static CookieOptions Options(HttpContext http, OpenPortal portal, TimeSpan? life) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax, // Nothing is written for who comes from another site.
        Path = portal.Path(),
        MaxAge = life,
        IsEssential = true,
    };
}
