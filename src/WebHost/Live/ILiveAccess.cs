using System.Security.Claims;
using Oqupie.Contracts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Live;

/// <summary>Who is behind a connection, asked anew at each call.</summary>
internal interface ILiveAccess
{
    /// <summary>Refused for whoever is nobody any more, or may not work on tickets.</summary>
    /// <param name="user">Who.</param>
    /// <param name="write">Whether it says something to others, which a key that only reads may not.</param>
    ValueTask<Outcome<Actor>> Ask(ClaimsPrincipal? user, bool write = false);

    ValueTask<Participant> Name(Actor actor);
}

/// <summary>Asks what endpoints ask.</summary>
internal sealed class GateAccess(AccessGate gate, Participants participants) : ILiveAccess
{
    /// <summary>Hearing changes nothing, though a connection begins with a POST; so a key that may read tickets may listen.</summary>
    public static readonly Requirement Requirement = new(Permission.WorkOnTickets, "tickets") { ReadsOnly = true };

    private static readonly Requirement Saying = Requirement with { ReadsOnly = false };

    public ValueTask<Outcome<Actor>> Ask(ClaimsPrincipal? user, bool write = false) => gate.Ask(user, write ? Saying : Requirement, write);

    public ValueTask<Participant> Name(Actor actor) => participants.Of(actor);
}
