using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Accounts;

namespace Oqupie.WebHost.Access;

/// <summary>How a browser stays signed in.</summary>
internal static class SessionCookie
{
    public const string Scheme = "Session";
    public const string Name = "oqupie-session";

    public static void Configure(CookieAuthenticationOptions options, IOptions<SignInOptions> signIn)
    {
        options.Cookie.Name = Name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = signIn.Value.IdleFor;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = EndWhereNobodyIsLeft;
        options.Events.OnRedirectToLogin = refused => Status(refused, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = refused => Status(refused, StatusCodes.Status403Forbidden);
    }

    public static Task Begin(HttpContext http, AccountId account, SignedIn session) =>
        http.SignInAsync(Scheme, Caller.Of(account, session), new AuthenticationProperties { IsPersistent = true });

    // Who signed out, was removed or has another password has a cookie that still opens; the session behind it has ended.
    private static async Task EndWhereNobodyIsLeft(CookieValidatePrincipalContext session)
    {
        if (await session.HttpContext.RequestServices.GetRequiredService<AccessGate>().Now(session.Principal) is null)
        {
            session.RejectPrincipal();
            await session.HttpContext.SignOutAsync(Scheme);
        }
    }

    private static Task Status(RedirectContext<CookieAuthenticationOptions> refused, int status)
    {
        refused.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
