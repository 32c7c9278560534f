using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Jobs;

/// <summary>A job as it is kept.</summary>
public sealed record JobRow
{
    public required JobId Id { get; init; }

    public JobKind Kind { get; init; } = JobKind.Bulk;

    /// <summary>Without what was written once the job has ended.</summary>
    public required BulkAct Act { get; init; }

    /// <summary>The member who asked for it.</summary>
    public required string By { get; init; }

    /// <summary>With whose rights it works: who asked for it, or for its undoing; a member or an API key.</summary>
    public required JobDoer Doer { get; init; }

    public JobState State { get; init; }

    public int Total { get; init; }

    public int Done { get; init; }

    public int Failed { get; init; }

    public int Undone { get; init; }

    public int Kept { get; init; }

    /// <summary>The first place whose turn has not come.</summary>
    public int Next { get; init; }

    /// <summary>The first place that has not been looked at for undoing.</summary>
    public int UndoNext { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null while it works.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public DateTimeOffset? UndoUntil { get; init; }

    public bool IsAtWork => EndedAt is null;
}

/// <param name="Kind">Member or API key.</param>
/// <param name="Id">As in addresses.</param>
public sealed record JobDoer(ActorKind Kind, string Id);
