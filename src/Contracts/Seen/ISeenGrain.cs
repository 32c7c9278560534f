using System.Collections.Immutable;
using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Seen;

/// <summary>
/// What one member has read. The key is a <see cref="MemberId"/>. A ticket is unread for them where its newest message is later than they have seen it, or,
/// where they never opened it, later than the moment before which everything is read. Asks for no right: it knows times, and nothing of tickets.
/// </summary>
[Alias("oqupie.ISeenGrain")]
public interface ISeenGrain : IGrainWithStringKey
{
    /// <summary>Of these tickets, those that they have seen or marked; at most 200.</summary>
    [Alias("Of")]
    Task<SeenTickets> Of(ImmutableArray<long> tickets);

    /// <summary>All that they have seen or marked, of very many the newest.</summary>
    [Alias("All")]
    Task<SeenTickets> All();

    /// <summary>They have seen it as it was then. What was seen later stays.</summary>
    [Alias("Saw")]
    Task Saw(long ticket, DateTimeOffset at);

    /// <summary>It is to be read again from this moment on.</summary>
    [Alias("Unsee")]
    Task Unsee(long ticket, DateTimeOffset before);

    /// <summary>Everything there is now is read.</summary>
    [Alias("SawAll")]
    Task<SeenTickets> SawAll();
}

[GenerateSerializer, Immutable, Alias("oqupie.SeenTickets")]
public sealed record SeenTickets
{
    /// <summary>What was written until then is read, unless the ticket is named below.</summary>
    [Id(0)]
    public required DateTimeOffset Before { get; init; }

    [Id(1)]
    public ImmutableArray<SeenTicket> Items { get; init; } = [];
}

/// <param name="Ticket">Its number.</param>
/// <param name="At">What was written until then is read.</param>
[GenerateSerializer, Immutable, Alias("oqupie.SeenTicket")]
public sealed record SeenTicket([property: Id(0)] long Ticket, [property: Id(1)] DateTimeOffset At);
