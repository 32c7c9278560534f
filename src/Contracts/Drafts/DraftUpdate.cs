namespace Oqupie.Contracts.Drafts;

/// <summary>What one editor has written since it last said something.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.DraftUpdate")]
public sealed record DraftUpdate
{
    /// <summary>Of one opened editor, made up by it. With <see cref="Counter"/> it says which frames are the same.</summary>
    [Id(0)]
    public required string Client { get; init; }

    [Id(1)]
    public required long Counter { get; init; }

    /// <summary>The writer has all up to this number.</summary>
    [Id(2)]
    public required long Have { get; init; }

    [Id(3)]
    public required string Data { get; init; }

    /// <summary>The member or key who writes, as the asking host knows them; what an editor says of it is not listened to.</summary>
    [Id(4)]
    public string? By { get; init; }
}

/// <param name="UpTo">It says what all frames up to this number say.</param>
/// <param name="Data">In Base64.</param>
[GenerateSerializer, Immutable, Alias("oqupie.DraftCompact")]
public sealed record DraftCompact([property: Id(0)] long UpTo, [property: Id(1)] string Data);

/// <param name="Sent">How often the draft had been sent, as the sender knows.</param>
/// <param name="UpTo">The sender had all up to this number before them.</param>
/// <param name="Data">The frame that takes out what is sent, and nothing else.</param>
[GenerateSerializer, Immutable, Alias("oqupie.DraftSending")]
public sealed record DraftSending([property: Id(0)] long Sent, [property: Id(1)] long UpTo, [property: Id(2)] string Data);
