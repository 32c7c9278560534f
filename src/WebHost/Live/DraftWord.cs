using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Drafts;

namespace Oqupie.WebHost.Live;

/// <summary>What is told of a draft. Null is left out.</summary>
public sealed record DraftWord
{
    /// <summary>The newest number: whoever has less asks since what they have.</summary>
    public long N { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Sent { get; init; }

    public ImmutableArray<DraftPiece> Frames { get; init; } = [];

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<DraftWriter>? People { get; init; }

    /// <summary>This console is asked for one frame that says what all it has say.</summary>
    public bool Compact { get; init; }

    internal static DraftWord Of(DraftNews news, bool forCompacting) => new()
    {
        N = news.Number,
        Sent = news.Sent,
        Frames = [.. news.Frames.Select(DraftPiece.Of)],
        People = news.People is { } people ? [.. people.Select(DraftWriter.Of)] : null,
        Compact = forCompacting,
    };
}

/// <summary>What a console is answered that joins a draft, writes in it, or asks what it missed.</summary>
/// <param name="N">The newest number.</param>
/// <param name="Sent">How often the draft has been sent.</param>
/// <param name="Whole">The frames are the whole draft.</param>
/// <param name="Frames">By number; those without data only count.</param>
/// <param name="People">Who is there.</param>
/// <param name="Seat">One's own among them; null where it is known.</param>
public sealed record DraftAnswer(
    long N, long Sent, bool Whole, ImmutableArray<DraftPiece> Frames, ImmutableArray<DraftWriter> People, string? Seat)
{
    internal static DraftAnswer Of(DraftPart part, string? seat) => new(
        part.Number, part.Sent, part.Whole, [.. part.Frames.Select(DraftPiece.Of)], [.. part.People.Select(DraftWriter.Of)], seat);
}

/// <param name="N">Its number.</param>
/// <param name="Data">In Base64; empty where it only counts.</param>
/// <param name="UpTo">Where it takes out what was sent: what the sender had before them.</param>
/// <param name="By">Who sent it.</param>
public sealed record DraftPiece(
    long N,
    string Data,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? UpTo,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By)
{
    internal static DraftPiece Of(DraftFrame frame) => new(frame.Number, frame.Data, frame.SentUpTo, frame.SentBy);
}

/// <param name="Seat">Of one tab.</param>
/// <param name="Id">The member.</param>
/// <param name="Name">As the server knows it.</param>
/// <param name="Place">Of the caret, in the editors' words.</param>
public sealed record DraftWriter(string Seat, string Id, string Name, string? Place)
{
    internal static DraftWriter Of(DraftPerson person) => new(person.Seat, person.Id, person.Name, person.Place);
}
