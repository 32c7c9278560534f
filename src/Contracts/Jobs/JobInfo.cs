using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Jobs;

/// <summary>A job as it stands.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.JobInfo")]
public sealed record JobInfo
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required JobKind Kind { get; init; }

    /// <summary>Without what was written.</summary>
    [Id(2)]
    public required BulkAct Act { get; init; }

    [Id(3)]
    public required JobState State { get; init; }

    /// <summary>Tickets of its list; while it is undone, and after it, those that are to be set back.</summary>
    [Id(4)]
    public required int Total { get; init; }

    /// <summary>Tickets that are finished and were not refused; while it is undone, and after it, those that are set back.</summary>
    [Id(5)]
    public required int Done { get; init; }

    /// <summary>Tickets that were refused; while it is undone, and after it, those that are kept as they are.</summary>
    [Id(6)]
    public required int Failed { get; init; }

    [Id(7)]
    public required bool Undoable { get; init; }

    /// <summary>Null where it has not ended, and where nothing can be undone.</summary>
    [Id(8)]
    public DateTimeOffset? UndoUntil { get; init; }

    [Id(9)]
    public required DateTimeOffset CreatedAt { get; init; }

    [Id(10)]
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The member who asked for it, by themselves or by a key of theirs.</summary>
    [Id(11)]
    public required string By { get; init; }
}

/// <summary>What kind of work. Stored, so numbers and names are for ever.</summary>
[GenerateSerializer, Alias("oqupie.JobKind"), JsonConverter(typeof(CamelCaseEnum<JobKind>))]
public enum JobKind
{
    Bulk = 1,
}

/// <summary>Stored, so numbers are for ever.</summary>
[GenerateSerializer, Alias("oqupie.JobState"), JsonConverter(typeof(CamelCaseEnum<JobState>))]
public enum JobState
{
    /// <summary>Its list is being taken. Nobody is told of it yet, and one that a crash has left so is dropped.</summary>
    Making = 0,
    Running = 1,
    Cancelling = 2,
    Done = 3,
    Cancelled = 4,
    Undoing = 5,
    Undone = 6,
}

/// <param name="Items">Newest first.</param>
/// <param name="Next">The cursor that reads on; null where there is no more.</param>
[GenerateSerializer, Immutable, Alias("oqupie.JobPage")]
public sealed record JobPage([property: Id(0)] ImmutableArray<JobInfo> Items, [property: Id(1)] string? Next);
