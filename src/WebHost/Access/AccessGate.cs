using System.Security.Claims;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Access;

/// <summary>The one function that endpoints and the hub ask.</summary>
internal sealed class AccessGate(RightsCache rights, TimeProvider clock)
{
    /// <summary>Who is asking, with the rights they have now, or why they may not.</summary>
    public async ValueTask<Outcome<Actor>> Ask(ClaimsPrincipal? user, Requirement requirement, bool write)
    {
        if (await Now(user) is not { } actor)
        {
            return AccessRules.NotSignedIn;
        }

        return AccessRules.Refuse(actor, requirement, write) is { } refusal ? refusal : actor;
    }

    /// <summary>Null for whoever is nobody, or is nobody any more.</summary>
    public async ValueTask<Actor?> Now(ClaimsPrincipal? user) => Caller.Of(user) switch
    {
        { Key: { } key } => await rights.OfKey(key),
        { Session: { } session } caller => await OfSession(caller.Account, session),
        _ => null,
    };

    private async ValueTask<Actor?> OfSession(AccountId account, SignedIn session)
    {
        if (session.EndsAt <= clock.GetUtcNow())
        {
            return null;
        }

        var found = await rights.OfMember(account, session.Member);

        if (found is not null && !session.IsOpenIn(found))
        {
            found = await rights.OfMemberAnew(account, session.Member); // One that another host has begun just now is not known here yet.
        }

        return found is not null && session.IsOpenIn(found) ? found.Actor : null;
    }
}
