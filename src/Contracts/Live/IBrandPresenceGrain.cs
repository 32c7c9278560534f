using System.Collections.Immutable;

namespace Oqupie.Contracts.Live;

/// <summary>Who looks at which tickets of a brand, and who is typing. The key is a brand. In memory only.</summary>
/// <remarks>
/// The asking host has checked that the member may open the ticket. A connection that is not renewed for 30 seconds is gone; typing ends after 6 seconds.
/// </remarks>
[Alias("oqupie.IBrandPresenceGrain")]
public interface IBrandPresenceGrain : IGrainWithStringKey
{
    /// <param name="connection">One browser tab; the same member may have several.</param>
    /// <param name="person">Who looks.</param>
    [Alias("Open")]
    Task<TicketPresence> Open(long ticket, Audience audience, string connection, Participant person);

    [Alias("Close")]
    Task Close(long ticket, string connection);

    /// <summary>Ends everything of a connection.</summary>
    [Alias("Leave")]
    Task Leave(string connection);

    /// <param name="mode">"reply", "memo" or null for no longer typing.</param>
    [Alias("Typing")]
    Task Typing(long ticket, string connection, string? mode);

    /// <summary>Keeps the connections of one host alive.</summary>
    /// <returns>Those it does not know, because it began anew; the host opens their tickets again.</returns>
    [Alias("Renew")]
    Task<ImmutableArray<string>> Renew(ImmutableArray<string> connections);

    [Alias("All")]
    Task<ImmutableArray<TicketPresence>> All();
}

[GenerateSerializer, Immutable, Alias("oqupie.TicketPresence")]
public sealed record TicketPresence
{
    [Id(0)]
    public required long Ticket { get; init; }

    [Id(1)]
    public required Audience Audience { get; init; }

    /// <summary>Each member once, however many tabs they have.</summary>
    [Id(2)]
    public ImmutableArray<PersonPresence> People { get; init; } = [];
}

[GenerateSerializer, Immutable, Alias("oqupie.PersonPresence")]
public sealed record PersonPresence([property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] string? Typing);
