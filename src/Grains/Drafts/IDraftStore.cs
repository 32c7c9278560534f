using System.Collections.Immutable;
using Oqupie.Contracts.Drafts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Drafts;

/// <summary>What was written in drafts: numbered rows, of which nothing but a compact one takes any away.</summary>
public interface IDraftStore
{
    /// <summary>Every row of the draft that is kept, by number.</summary>
    Task<ImmutableArray<DraftRow>> Load(DraftId draft, CancellationToken cancellationToken);

    /// <summary>Durable when it answers. False, and nothing, where the number is taken: somebody else writes to this draft.</summary>
    /// <param name="mark">What lists say from now on, in the same transaction; null leaves it as it is.</param>
    Task<bool> Append(DraftId draft, DraftRow row, DraftMark? mark, CancellationToken cancellationToken);

    /// <summary>As <see cref="Append"/>, and takes away all rows up to a number.</summary>
    Task<bool> Replace(DraftId draft, DraftRow row, long upTo, CancellationToken cancellationToken);

    /// <summary>What lists say of one draft; null where they never said anything.</summary>
    Task<DraftMark?> Mark(DraftId draft, CancellationToken cancellationToken);

    /// <summary>The marks with words of these tickets. The asker is a mandatory argument: what they may not see is filtered inside the query.</summary>
    Task<ImmutableArray<DraftMark>> Marks(Actor asker, ImmutableArray<long> tickets, CancellationToken cancellationToken);

    /// <summary>Drafts that were marked or looked at before a time and not since, the oldest first.</summary>
    Task<ImmutableArray<DraftId>> Old(DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>It was looked at, and is <see cref="Old"/> from this time on.</summary>
    Task Look(DraftId draft, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Every row and the mark go.</summary>
    Task Forget(DraftId draft, CancellationToken cancellationToken);

    /// <summary>Whether the ticket has what this wish asked for.</summary>
    Task<bool> IsOnTicket(DraftId draft, string wish, CancellationToken cancellationToken);
}

public sealed record DraftRow
{
    public required long Number { get; init; }

    public required DraftRowKind Kind { get; init; }

    /// <summary>In Base64; empty where the row says all by its kind.</summary>
    public string Data { get; init; } = "";

    /// <summary>With <see cref="Counter"/>, which frame of which editor; empty where it is of none.</summary>
    public string Client { get; init; } = "";

    public long Counter { get; init; }

    /// <summary>Of a compact row: all up to here is in it. Of what is sent: its sender had all up to here.</summary>
    public long UpTo { get; init; }

    /// <summary>Of what is sent: by which its commit is known on the ticket.</summary>
    public string Wish { get; init; } = "";

    /// <summary>The member or key.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Stored by these numbers for ever.</summary>
public enum DraftRowKind
{
    Update = 1,
    Compact = 2,

    /// <summary>It is about to be sent; the data would take it out.</summary>
    Sending = 3,

    /// <summary>The ticket has it: the data takes it out.</summary>
    Sent = 4,

    /// <summary>The ticket refused it, or never had it.</summary>
    NotSent = 5,
}
