using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Tickets;
using Oqupie.WebHost.Views;

namespace Oqupie.WebHost.Jobs;

/// <summary>One thing for many tickets.</summary>
internal sealed record BulkBody
{
    /// <summary>Numbers, at most 100,000. Left out: see <see cref="Query"/>.</summary>
    public ImmutableArray<long>? Tickets { get; init; }

    /// <summary>What finds the tickets, as a saved view has it: at most 100,000.</summary>
    public ViewQueryBody? Query { get; init; }

    public BulkAction? Action { get; init; }

    /// <summary>Of <c>status</c>, and of <c>reply</c> to set it with it.</summary>
    public TicketStatus? Status { get; init; }

    public Importance? Importance { get; init; }

    /// <summary>Null is nobody, which is not the same as left out.</summary>
    public Assignee? Assignee
    {
        get;
        init
        {
            field = value ?? Contracts.Tickets.Assignee.Nobody;
        }
    }

    /// <summary>Of <c>tag</c> and <c>untag</c>.</summary>
    public ImmutableArray<string>? Tags { get; init; }

    /// <summary>HTML of <c>reply</c> and <c>memo</c>.</summary>
    public string? Body { get; init; }

    /// <summary>Of <c>merge</c>: the one of the tickets that the others go into.</summary>
    public long? Into { get; init; }

    /// <summary>Of <c>type</c>; null is none, which is not the same as left out.</summary>
    public string? Type
    {
        get;
        init
        {
            field = value;
            SaysType = true;
        }
    }

    [JsonIgnore]
    public bool SaysType { get; private init; }
}

/// <param name="Ticket">Its number.</param>
/// <param name="Version">After it; null where it was refused.</param>
/// <param name="Code">Why it was refused; null where it was not.</param>
/// <param name="Detail">The same for a person.</param>
internal sealed record BulkResult(long Ticket, long? Version, string? Code, string? Detail)
{
    /// <summary>As in problem details.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    public static BulkResult Of(JobResult result) => new(result.Ticket, result.Version, result.Code, result.Detail) { Values = result.Values };
}
