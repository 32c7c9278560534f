using System.Collections.Immutable;

namespace Oqupie.Contracts.Channels;

/// <summary>What the mail server has, beside what the journal knows. Nothing is missing, or something went wrong.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.Reconciliation")]
public sealed record Reconciliation
{
    [Id(0)]
    public required DateTimeOffset At { get; init; }

    [Id(1)]
    public required ImmutableArray<FolderReconciliation> Folders { get; init; }
}

[GenerateSerializer, Immutable, Alias("oqupie.FolderReconciliation")]
public sealed record FolderReconciliation
{
    [Id(0)]
    public required string Folder { get; init; }

    [Id(1)]
    public required long UidValidity { get; init; }

    /// <summary>What is there, as far back as the channel takes mail in.</summary>
    [Id(2)]
    public required int OnServer { get; init; }

    /// <summary>Of these, what the journal has.</summary>
    [Id(3)]
    public required int Known { get; init; }

    /// <summary>What came after the last look and is fetched next.</summary>
    [Id(4)]
    public required int Waiting { get; init; }

    /// <summary>What should be in the journal and is not; the first <see cref="MaxShown"/>.</summary>
    [Id(5)]
    public required ImmutableArray<MissingMail> Missing { get; init; }

    /// <summary>Whether there are more than are shown.</summary>
    [Id(6)]
    public bool More { get; init; }

    public const int MaxShown = 200;
}

/// <param name="Uid">Its number in the folder.</param>
/// <param name="At">When the server took it; null where it does not say.</param>
/// <param name="Size">In bytes.</param>
[GenerateSerializer, Immutable, Alias("oqupie.MissingMail")]
public sealed record MissingMail([property: Id(0)] long Uid, [property: Id(1)] DateTimeOffset? At, [property: Id(2)] long Size);
