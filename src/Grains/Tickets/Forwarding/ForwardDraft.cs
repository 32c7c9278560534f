using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets.Forwarding;

/// <summary>Whom a forward goes to, and what it answers.</summary>
/// <param name="Item">The version of its event.</param>
/// <param name="To">At least one.</param>
public sealed record ForwardDraft(long Item, ImmutableArray<MailParty> To)
{
    /// <summary>What somebody outside wrote, and this answers; null for a conversation that begins.</summary>
    public ContentMeta? Answered { get; init; }
}
