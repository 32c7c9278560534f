using System.Security.Claims;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Access;

/// <summary>
/// Who a request says it comes from, as far as a session or a key proves it. What they may do is asked of <see cref="RightsCache"/> each time.
/// </summary>
internal sealed record Caller(AccountId Account, string? Member, string? Stamp, ApiKeyText? Key)
{
    private const string AccountClaim = "account";
    private const string MemberClaim = "member";
    private const string StampClaim = "stamp";
    private const string KeyClaim = "key";

    public static Caller? Of(ClaimsPrincipal? user)
    {
        if (user?.Identity is not { IsAuthenticated: true } || !AccountId.TryParse(user.FindFirstValue(AccountClaim), null, out var account))
        {
            return null;
        }

        return ApiKeyText.TryParse(user.FindFirstValue(KeyClaim), null, out var key)
            ? new(account, null, null, key)
            : new(account, user.FindFirstValue(MemberClaim), user.FindFirstValue(StampClaim), null);
    }

    public static ClaimsPrincipal Session(AccountId account, string member, string stamp) => new(new ClaimsIdentity(
        [new(AccountClaim, account.ToString()), new(MemberClaim, member), new(StampClaim, stamp)], SessionCookie.Scheme, MemberClaim, null));

    /// <summary>Lives as long as the request or connection and is never written down.</summary>
    public static ClaimsPrincipal OfKey(ApiKeyText key) => new(new ClaimsIdentity(
        [new(AccountClaim, key.Account.ToString()), new(KeyClaim, key.ToString())], ApiKeyAuthentication.SchemeName, KeyClaim, null));
}
