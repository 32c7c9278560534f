using System.Collections.Immutable;

namespace Oqupie.Grains.Tickets;

/// <summary>The ticket has another inquiry type; null for none.</summary>
public sealed record TypeChanged : TicketEvent
{
    public string? From { get; init; }

    public string? To { get; init; }
}

/// <summary>Fields of the form say something else; its content is the whole form as it is now.</summary>
public sealed record FieldsChanged : TicketEvent
{
    public ImmutableArray<string> Keys { get; init; } = [];
}
