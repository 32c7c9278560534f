using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Schedule;

/// <summary>Something that shall happen later, as it is put: with the change that causes it, or it would be forgotten where that change is not kept.</summary>
public sealed record DueRow
{
    /// <summary>Whose it is and what shall be done: "article.publish". It is stored, and so for ever.</summary>
    public required string What { get; init; }

    /// <summary>Local to the account. There is one row of a kind for a key: the one that is put last.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What its owner must know to act, as small JSON: ids and numbers, no words of anybody.</summary>
    public string Cause { get; init; } = "{}";
}

/// <summary>A row that ends with a change.</summary>
/// <param name="What">As in <see cref="DueRow.What"/>.</param>
/// <param name="Key">As in <see cref="DueRow.Key"/>.</param>
/// <param name="Token">
/// Of the very row whose effect the change is: where that one has ended or was put anew, the change is refused. Null takes back whatever is planned, be it
/// nothing.
/// </param>
public sealed record DueEnd(string What, string Key, string? Token = null);

/// <summary>A row as the schedule finds it.</summary>
public sealed record DueItem
{
    public required AccountId Account { get; init; }

    public required string What { get; init; }

    public required string Key { get; init; }

    /// <summary>When it was to happen.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it is tried next.</summary>
    public required DateTimeOffset NextAt { get; init; }

    /// <summary>Another one each time the row is put.</summary>
    public required string Token { get; init; }

    public required string Cause { get; init; }

    /// <summary>Those that failed.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last one did.</summary>
    public string? Reason { get; init; }

    /// <summary>For the change that is this row's effect: it ends with it, and happens once.</summary>
    public DueEnd End => new(What, Key, Token);
}
