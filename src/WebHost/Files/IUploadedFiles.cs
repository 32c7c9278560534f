using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Files;

/// <summary>Knows files that came in parts, by the ids of their uploads.</summary>
internal interface IUploadedFiles
{
    /// <summary>The file. Refused where there is no such upload of this actor, or where it is not whole yet (upload_unfinished).</summary>
    Task<Outcome<UploadedFile>> File(Actor actor, string id, CancellationToken cancellationToken);
}
