using System.Security.Claims;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Access;

/// <summary>The one function that endpoints and the hub ask.</summary>
internal sealed class AccessGate(RightsCache rights)
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
        { Member: { } member } caller => await rights.OfMember(caller.Account, member) is { } found && found.Stamp == caller.Stamp ? found.Actor : null,
        _ => null,
    };
}
