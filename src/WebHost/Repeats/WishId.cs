using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Oqupie.WebHost.Repeats;

/// <summary>
/// What an endpoint stores together with the effect of a call with a key, so that it has that effect once whatever crashes: caller, key and all that was said.
/// </summary>
internal sealed record WishId(string Text)
{
    /// <summary>Null where the caller gave no key.</summary>
    public static string? Of(HttpRequest request) => request.HttpContext.Features.Get<WishId>()?.Text;
}

/// <summary>An endpoint that does the same thing once however often it is asked, and takes no key: what it is handed is known by its bytes.</summary>
internal sealed record OnceByItself;

internal static class OnceByItselfExtensions
{
    public static RouteHandlerBuilder IsOnceByItself(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new OnceByItself());
}
