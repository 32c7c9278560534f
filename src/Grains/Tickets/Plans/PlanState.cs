using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets.Plans;

/// <summary>A reply that is to leave later, as its ticket knows it until it has. It is in snapshots, so every part is required.</summary>
public sealed record PlanState
{
    public required DateTimeOffset SendAt { get; init; }

    public required TicketStatus? Status { get; init; }

    public required bool Anyway { get; init; }

    public required ActorKind ByKind { get; init; }

    /// <summary>Who wrote it, local to the account.</summary>
    public required string By { get; init; }

    /// <summary>What held it back when its time came; null where nothing has.</summary>
    public required string? Held { get; init; }

    internal static PlanState Of(ReplyPlanned planned) =>
        new() { SendAt = planned.SendAt, Status = planned.Status, Anyway = planned.Anyway, ByKind = planned.ByKind, By = planned.By, Held = null };
}
