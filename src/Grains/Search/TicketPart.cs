using System.Collections.Immutable;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Search;

/// <summary>
/// What is found of a ticket, in parts that change apart from each other: its head, which bears all that is filtered by, and each thing that was written in it.
/// </summary>
public abstract record TicketPart
{
    public required long Ticket { get; init; }

    /// <summary>Unique in the account: "1042", "1042/e5".</summary>
    public abstract string Id { get; }

    /// <summary>Of a head.</summary>
    public static string IdOf(long ticket) => ticket.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string IdOf(long ticket, long version) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ticket}/e{version}");
}

public sealed record TicketHead : TicketPart
{
    public required TicketRow Row { get; init; }

    public override string Id => IdOf(Ticket);
}

public sealed record TicketWriting : TicketPart
{
    /// <summary>Of its event; the timeline item is "e" and this.</summary>
    public required long Version { get; init; }

    /// <summary>Plain text, without what it quotes.</summary>
    public required string Text { get; init; }

    /// <summary>Names and addresses of who wrote it.</summary>
    public ImmutableArray<TicketParty> From { get; init; } = [];

    /// <summary>Of whom it was written to, in copy too.</summary>
    public ImmutableArray<TicketParty> To { get; init; } = [];

    /// <summary>The names of what came with it.</summary>
    public ImmutableArray<string> Attachments { get; init; } = [];

    public override string Id => IdOf(Ticket, Version);
}

/// <param name="Name">What they are called; empty where that is not known.</param>
/// <param name="Address">A mail address, or "member:m1".</param>
public sealed record TicketParty(string Name, string Address);

/// <param name="Position">Where the event log stands after them.</param>
/// <param name="Put">New, or in the place of what they were.</param>
/// <param name="Deleted">Ids of parts that are to be found no longer. They need not be known.</param>
public sealed record TicketChanges(string Position, ImmutableArray<TicketPart> Put, ImmutableArray<string> Deleted);
