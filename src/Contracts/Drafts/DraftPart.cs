using System.Collections.Immutable;
using Oqupie.Contracts.Live;

namespace Oqupie.Contracts.Drafts;

/// <summary>Something of a draft, as a follower is to take it.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.DraftPart")]
public sealed record DraftPart
{
    /// <summary>The newest number.</summary>
    [Id(0)]
    public required long Number { get; init; }

    /// <summary>How often it has been sent. Who sends says the count they know.</summary>
    [Id(1)]
    public required long Sent { get; init; }

    /// <summary>True where the frames are the whole draft; else they follow the number that was asked about.</summary>
    [Id(2)]
    public bool Whole { get; init; }

    [Id(3)]
    public ImmutableArray<DraftFrame> Frames { get; init; } = [];

    /// <summary>Who is there, the asker too.</summary>
    [Id(4)]
    public ImmutableArray<DraftPerson> People { get; init; } = [];
}

/// <summary>A numbered piece of a draft. One without data only counts.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.DraftFrame")]
public sealed record DraftFrame
{
    [Id(0)]
    public required long Number { get; init; }

    /// <summary>In Base64; nothing of ours reads it.</summary>
    [Id(1)]
    public required string Data { get; init; }

    /// <summary>Where this takes out what was sent: its sender had all up to this number before them. What lies between was not sent.</summary>
    [Id(2)]
    public long? SentUpTo { get; init; }

    /// <summary>The member or key who sent it, where it was sent.</summary>
    [Id(3)]
    public string? SentBy { get; init; }
}

/// <param name="Seat">Which of the seats; numbers of their own, because one member may have several.</param>
/// <param name="Id">The member.</param>
/// <param name="Name">As the server knows it.</param>
/// <param name="Place">Of the caret, in the editors' words.</param>
[GenerateSerializer, Immutable, Alias("oqupie.DraftPerson")]
public sealed record DraftPerson(
    [property: Id(0)] string Seat, [property: Id(1)] string Id, [property: Id(2)] string Name, [property: Id(3)] string? Place);

/// <param name="Connection">One browser tab.</param>
/// <param name="Seat">What others call it: a connection's own id is nobody else's business.</param>
/// <param name="Person">Who sits there.</param>
[GenerateSerializer, Immutable, Alias("oqupie.DraftSeat")]
public sealed record DraftSeat([property: Id(0)] string Connection, [property: Id(1)] string Seat, [property: Id(2)] Participant Person);

[GenerateSerializer, Immutable, Alias("oqupie.DraftNews")]
public sealed record DraftNews
{
    [Id(0)]
    public required DraftId Draft { get; init; }

    [Id(1)]
    public required long Number { get; init; }

    [Id(2)]
    public required long Sent { get; init; }

    [Id(3)]
    public ImmutableArray<DraftFrame> Frames { get; init; } = [];

    /// <summary>Who is there and where; null where that is as it was.</summary>
    [Id(4)]
    public ImmutableArray<DraftPerson>? People { get; init; }

    /// <summary>The connection that is asked for one frame in the place of all.</summary>
    [Id(5)]
    public string? Compacts { get; init; }
}
