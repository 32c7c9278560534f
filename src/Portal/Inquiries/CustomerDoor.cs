using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Inquiries;
using Oqupie.Portal.Finders;
using Oqupie.Portal.Serving;
using Oqupie.ServiceDefaults.Hosts;

namespace Oqupie.Portal.Inquiries;

/// <summary>
/// Lets customers in to their own inquiries by a link that is mailed to them. Who is in has a sealed cookie of this portal alone; it is no member's session,
/// and a member's is none of these.
/// </summary>
internal sealed partial class CustomerDoor(
    IGrainFactory grains,
    DoorSeals seals,
    VisitorCookie visitors,
    OurHosts ours,
    IOptions<PortalOptions> options,
    IConfiguration configuration,
    ILogger<CustomerDoor> logger)
{
    public const string Cookie = "oqupie-customer";

    /// <summary>Longer than the link is good, so that one that has ended can say so.</summary>
    private static readonly TimeSpan LinkLife = TimeSpan.FromDays(7);

    private static readonly TimeSpan SessionLife = TimeSpan.FromDays(1);

    /// <summary>Mails a link where there is something to see. Nobody is told whether there is, nor can tell by the time it takes.</summary>
    /// <param name="http">Of who asks.</param>
    /// <param name="portal">Whose.</param>
    /// <param name="address">As somebody typed it.</param>
    public async Task MailLink(HttpContext http, OpenPortal portal, string address)
    {
        var readable = EmailAddress.Readable(address.Trim());

        if (!EmailAddress.IsValid(readable))
        {
            return;
        }

        if (Origin(http, portal) is not { } origin)
        {
            LogNoAddress();
            return;
        }

        var words = portal.Words.Inquiries;
        var id = Guid.NewGuid().ToString("n");
        var path = portal.Path($"/inquiries/enter/{seals.Seal(portal.Id, new InquiryPass(readable, id))}");
        var link = origin + portal.CanonicalPath(path);
        await Links(portal.Id, readable).Mail(new(
            id, readable, string.Format(null, words.MailSubject, portal.Name), string.Format(null, words.MailText, portal.Name, link)));
    }

    /// <summary>
    /// Whether a code is one of ours, which is not to say that it is good still. Looking uses nothing up: programs look at mails before people do.
    /// </summary>
    public bool Knows(OpenPortal portal, string code) => seals.Open<InquiryPass>(portal.Id, code, LinkLife) is not null;

    /// <summary>Uses a code up.</summary>
    /// <returns>False where it is not good any more.</returns>
    public async Task<bool> Enter(HttpContext http, OpenPortal portal, string code)
    {
        if (seals.Open<InquiryPass>(portal.Id, code, LinkLife) is not { } pass || !await Links(portal.Id, pass.What.Address).Use(pass.What.Id))
        {
            return false;
        }

        http.Response.Cookies.Append(Cookie, seals.Seal(portal.Id, new CustomerSession(pass.What.Address)), Options(http, portal, SessionLife));
        return true;
    }

    /// <summary>
    /// Whose inquiries this reader may see: a verified user's, whom their app has just sent, or an address's; null where they have not come in.
    /// </summary>
    public CustomerIdentity? Who(HttpContext http, OpenPortal portal) =>
        visitors.Read(http, portal)?.VerifiedId is { } user ? CustomerIdentity.External(user)
        : seals.Open<CustomerSession>(portal.Id, http.Request.Cookies[Cookie], SessionLife) is { } session ? CustomerIdentity.Email(session.What.Address)
        : null;

    public void Leave(HttpContext http, OpenPortal portal)
    {
        visitors.Forget(http, portal);
        http.Response.Cookies.Delete(Cookie, Options(http, portal, life: null));
    }

    // Whoever asks says by which host they came, and could name theirs: the one who opens the mail would hand the link to them.
    private string? Origin(HttpContext http, OpenPortal portal) =>
        portal.CanonicalOrigin
        ?? (portal.IsOnOwnDomain ? Asked(http.Request) : null)
        ?? (Set(options.Value.PublicAddress) ?? Set(configuration["Web:PublicAddress"]))
        ?? (ours.Are(http.Request.Host.Host) ? Asked(http.Request) : null);

    private static string Asked(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    private static string? Set(string? address) => address is { Length: > 0 } ? address.TrimEnd('/') : null;

    [LoggerMessage(LogLevel.Warning, "A customer's link was not mailed: set Portal:PublicAddress, for the host it was asked by may be anybody's.")]
    private partial void LogNoAddress();

    private IInquiryLinksGrain Links(BrandId brand, string address) => grains.GetGrain<IInquiryLinksGrain>(
        $"{brand}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToLowerInvariant())).AsSpan(0, 16))}");

    private static CookieOptions Options(HttpContext http, OpenPortal portal, TimeSpan? life) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax, // Nothing is written for who comes from another site: a browser leaves it off there.
        Path = portal.Path(),
        MaxAge = life,
        IsEssential = true,
    };
}

/// <summary>A mailed link, as its mail bears it.</summary>
internal sealed record InquiryPass(string Address, string Id);

/// <summary>That somebody reads the mails of an address.</summary>
internal sealed record CustomerSession(string Address);
