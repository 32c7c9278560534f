using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Log;

/// <summary>
/// Everything that happened, of all kinds and accounts, in an order in which nothing comes later before what was answered. Reads only, and waits for no writer.
/// </summary>
/// <remarks>
/// A position is an opaque text that bears the log's era and a fingerprint of the event it stands behind: where a database was put back to an older copy, or
/// another was put in its place, the log does not know it.
/// </remarks>
public interface IEventLog
{
    /// <summary>
    /// The next events of those wanted. The answer's position is as far as was read, so a reader passes over what it does not want and need not see it again.
    /// </summary>
    /// <param name="position">Where the reader stands; <see cref="LogPage.Begin"/> is before everything.</param>
    /// <param name="until">Nothing behind this position is read; null is the end. Who is behind it already stays there.</param>
    /// <param name="limit">So many at most. Fewer are all there are.</param>
    /// <param name="wanted">Which.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    Task<LogPage> After(string position, string? until, int limit, LogFilter wanted, CancellationToken cancellationToken);

    /// <summary>
    /// The position behind everything that can be read now: who reads how things are after this was answered, and then follows from here, has missed nothing.
    /// </summary>
    Task<string> End(CancellationToken cancellationToken);

    /// <summary>Changes when another database, or another server's copy of it, is in the place of the one before.</summary>
    Task<string> Era(CancellationToken cancellationToken);

    /// <summary>Whether the position is one of this log. Never throws for what the text is.</summary>
    Task<bool> Knows(string position, CancellationToken cancellationToken);
}

/// <summary>Which events a reader wants; those of one brand and few kinds are found without reading the others.</summary>
public sealed record LogFilter
{
    public static readonly LogFilter All = new();

    /// <summary>"ticket", "article" … as code names them; empty is all.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    public AccountId? Account { get; init; }

    /// <summary>Local to the account, which must be said too.</summary>
    public string? Brand { get; init; }
}

public sealed record LogPage
{
    /// <summary>The position before everything, in whatever era.</summary>
    public const string Begin = "";

    /// <summary>The position asked for is none of this log: it is of another era.</summary>
    public static readonly LogPage OtherEra = new() { Position = Begin, IsKnown = false };

    public ImmutableArray<LoggedEvent> Events { get; init; } = [];

    /// <summary>Where the reader stands now.</summary>
    public required string Position { get; init; }

    public bool IsKnown { get; init; } = true;

    /// <summary>Something is committed that an older transaction, still open, could come before: it can be read in a moment, and nobody rings for it.</summary>
    public bool ComesSoon { get; init; }
}
