using System.Security.Claims;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Live;

/// <summary>Who is behind a connection, asked anew at each call.</summary>
internal interface ILiveAccess
{
    /// <summary>Null where nobody who may work on tickets is.</summary>
    Task<Actor?> Find(ClaimsPrincipal? user, CancellationToken cancellationToken);

    Task<Participant> Name(Actor actor, CancellationToken cancellationToken);
}
