using System.Globalization;
using System.Security.Claims;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Access;

/// <summary>
/// Who a request says it comes from, as far as a session or a key proves it. What they may do is asked of <see cref="RightsCache"/> each time.
/// </summary>
internal sealed record Caller(AccountId Account)
{
    private const string AccountClaim = "account";
    private const string MemberClaim = "member";
    private const string StampClaim = "stamp";
    private const string SessionClaim = "session";
    private const string EndClaim = "ends";
    private const string KeyClaim = "key";

    /// <summary>Null for whoever has a key.</summary>
    public SignedIn? Session { get; private init; }

    public ApiKeyText? Key { get; private init; }

    public static Caller? Of(ClaimsPrincipal? user)
    {
        if (user?.Identity is not { IsAuthenticated: true } || !AccountId.TryParse(user.FindFirstValue(AccountClaim), null, out var account))
        {
            return null;
        }

        if (ApiKeyText.TryParse(user.FindFirstValue(KeyClaim), null, out var key))
        {
            return new(account) { Key = key };
        }

        return user.FindFirstValue(MemberClaim) is { } member && user.FindFirstValue(StampClaim) is { } stamp && user.FindFirstValue(SessionClaim) is { } id
            && long.TryParse(user.FindFirstValue(EndClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var ends)
                ? new(account) { Session = new(member, stamp, id, DateTimeOffset.FromUnixTimeSeconds(ends)) }
                : null;
    }

    public static ClaimsPrincipal Of(AccountId account, SignedIn session) => new(new ClaimsIdentity(
        [
            new(AccountClaim, account.ToString()),
            new(MemberClaim, session.Member),
            new(StampClaim, session.Stamp),
            new(SessionClaim, session.Id),
            new(EndClaim, session.EndsAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ],
        SessionCookie.Scheme,
        MemberClaim,
        null));

    /// <summary>Lives as long as the request or connection and is never written down.</summary>
    public static ClaimsPrincipal OfKey(ApiKeyText key) => new(new ClaimsIdentity(
        [new(AccountClaim, key.Account.ToString()), new(KeyClaim, key.ToString())], ApiKeyAuthentication.SchemeName, KeyClaim, null));
}

/// <param name="Member">Who signed in.</param>
/// <param name="Stamp">Another one since means that the password was changed.</param>
/// <param name="Id">By which the server knows the session.</param>
/// <param name="EndsAt">However often it is used.</param>
internal sealed record SignedIn(string Member, string Stamp, string Id, DateTimeOffset EndsAt)
{
    public bool IsOpenIn(AgentSession found) => found.Stamp == Stamp && found.Sessions.Contains(Id);
}
