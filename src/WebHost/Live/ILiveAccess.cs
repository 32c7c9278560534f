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
    ValueTask<Outcome<Actor>> Ask(ClaimsPrincipal? user);

    ValueTask<Participant> Name(Actor actor);
}

/// <summary>Asks what endpoints ask.</summary>
internal sealed class GateAccess(AccessGate gate, Participants participants) : ILiveAccess
{
    /// <summary>Hearing changes nothing, though a connection begins with a POST; so a key that may read tickets may listen.</summary>
    public static readonly Requirement Requirement = new(Permission.WorkOnTickets, "tickets") { ReadsOnly = true };

    public ValueTask<Outcome<Actor>> Ask(ClaimsPrincipal? user) => gate.Ask(user, Requirement, write: false);

    public ValueTask<Participant> Name(Actor actor) => participants.Of(actor);
}
