using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets.Forwarding;

/// <summary>How intake asks about forwards, and brings answers to them. The same grain as <see cref="ITicketGrain"/>.</summary>
[Alias("oqupie.IForwardAnswersGrain")]
internal interface IForwardAnswersGrain : IGrainWithStringKey
{
    /// <summary>The forward that a mark of ours names; null where there is none.</summary>
    [Alias("Standing")]
    Task<ForwardStanding?> Standing(ForwardMark mark, CancellationToken cancellationToken);

    /// <summary>Adds what somebody outside answered, beside the conversation with the customer. The same message twice changes nothing.</summary>
    [Alias("Answered")]
    Task<Outcome<IntakeAnswer>> Answered(InboundMessage message, ForwardStanding forward, CancellationToken cancellationToken);
}

/// <summary>What of ours a mail bears that names a forward: its Message-ID says the outbox entry, its reply address the item.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.ForwardMark")]
public sealed record ForwardMark
{
    [Id(0)]
    public required long Ticket { get; init; }

    [Id(1)]
    public string? Outbox { get; init; }

    [Id(2)]
    public long? Item { get; init; }
}

/// <summary>A forward, as far as who answers it is concerned. Addresses are as they are compared.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.ForwardStanding")]
public sealed record ForwardStanding
{
    [Id(0)]
    public required long Ticket { get; init; }

    [Id(1)]
    public required long Item { get; init; }

    /// <summary>The member who forwarded; null where a program did.</summary>
    [Id(2)]
    public string? Forwarder { get; init; }

    /// <summary>Whom it went to.</summary>
    [Id(3)]
    public ImmutableArray<string> Recipients { get; init; } = [];

    /// <summary>Who takes part in the ticket.</summary>
    [Id(4)]
    public ImmutableArray<string> Participants { get; init; } = [];
}
