using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Oqupie.WebHost;

/// <summary>Where people reach this host: the start of links that are mailed.</summary>
internal sealed class PublicAddress(IOptions<WebOptions> options)
{
    /// <summary>Without a slash at its end. As set, or as this request found us.</summary>
    public string Of(HttpContext http) =>
        options.Value.PublicAddress is { Length: > 0 } set ? set.TrimEnd('/') : $"{http.Request.Scheme}://{http.Request.Host}";
}

/// <summary>Settings under "Web".</summary>
internal sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>
    /// "https://help.example.com": where the console is reached from outside. Unless set, mailed links begin with the address that the inviting browser used.
    /// </summary>
    public string? PublicAddress { get; set; }
}
