using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Access;

/// <summary>Whether this one may do that. Pure.</summary>
internal static class AccessRules
{
    public static readonly Refusal NotSignedIn = Refusal.NotAllowed("Sign in first.", "not_signed_in");

    /// <returns>Null where nothing speaks against it.</returns>
    public static Refusal? Refuse(Actor actor, Requirement requirement, bool write)
    {
        if (requirement.MembersOnly && actor.Kind is not ActorKind.Member)
        {
            return Refusal.NotAllowed("This is for members, not for API keys.");
        }

        if (actor.Kind is ActorKind.ApiKey && !IsCovered(actor.Scopes ?? [], requirement, write && !requirement.ReadsOnly))
        {
            return Refusal.NotAllowed("The scopes of this API key do not cover that.");
        }

        return actor.May(requirement.Permission) ? null : Refusal.NotAllowed("Your role does not allow that.");
    }

    private static bool IsCovered(ImmutableArray<string> scopes, Requirement requirement, bool write) =>
        (requirement.OwnScope is { } own && scopes.Contains(own))
        || (ApiScope.Covers(scopes, requirement.Room, write) && (requirement.AlsoReads is not { } room || ApiScope.Covers(scopes, room, write: false)));
}
