using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Jobs;

/// <summary>What became of one ticket.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.JobResult")]
public sealed record JobResult
{
    [Id(0)]
    public required long Ticket { get; init; }

    [Id(1)]
    public required JobOutcome Outcome { get; init; }

    /// <summary>Of the ticket after it; null where nothing was done to it.</summary>
    [Id(2)]
    public long? Version { get; init; }

    /// <summary>Why it was refused or kept; null where it was not.</summary>
    [Id(3)]
    public string? Code { get; init; }

    /// <summary>The same for a person.</summary>
    [Id(4)]
    public string? Detail { get; init; }

    [Id(5)]
    public ImmutableSortedDictionary<string, string>? Values { get; init; }
}

/// <summary>Stored, so numbers are for ever.</summary>
[GenerateSerializer, Alias("oqupie.JobOutcome"), JsonConverter(typeof(CamelCaseEnum<JobOutcome>))]
public enum JobOutcome
{
    /// <summary>Its turn has not come.</summary>
    Waiting = 0,
    Done = 1,
    Failed = 2,

    /// <summary>The job was cancelled before its turn came.</summary>
    Skipped = 3,

    /// <summary>It is as it was before the job.</summary>
    Undone = 4,

    /// <summary>It was to be set back, and could not be.</summary>
    Kept = 5,
}

/// <summary>Which part of the results.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.JobRange")]
public sealed record JobRange
{
    /// <summary>Only behind this place; what a page before answered.</summary>
    [Id(0)]
    public int? After { get; init; }

    /// <summary>1 to 200.</summary>
    [Id(1)]
    public int Limit { get; init; } = 50;

    /// <summary>Only those that were refused or kept.</summary>
    [Id(2)]
    public bool Failed { get; init; }
}

/// <param name="Items">In the order of work.</param>
/// <param name="Next">The <see cref="JobRange.After"/> that reads on; null where there is no more.</param>
[GenerateSerializer, Immutable, Alias("oqupie.JobResults")]
public sealed record JobResults([property: Id(0)] ImmutableArray<JobResult> Items, [property: Id(1)] int? Next);
