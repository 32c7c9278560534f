namespace Oqupie.Grains.Schedule;

/// <summary>Who does what is due. A room registers one for each kind of row it puts.</summary>
public interface IDueOwner
{
    /// <summary>The kind of row, as it is stored.</summary>
    string What { get; }

    /// <summary>
    /// Its time has come. It asks the grain that keeps the thing, which decides. It may be asked again: after it failed, after a crash, and by two silos at
    /// once where one was thought dead. What it throws is tried again later.
    /// </summary>
    Task<DueOutcome> Act(DueItem item, CancellationToken cancellationToken);
}

/// <summary>What became of a row.</summary>
public sealed record DueOutcome
{
    /// <summary>The row ended, or was put anew, in the transaction of the effect. Where the effect is in our database this is the one to choose.</summary>
    public static readonly DueOutcome Ended = new();

    /// <summary>Nothing is to be done any more, or what was done bears being done twice. The schedule ends the row.</summary>
    public static readonly DueOutcome Done = new();

    private DueOutcome()
    {
    }

    /// <summary>Null unless it is to be tried again.</summary>
    public string? Reason { get; private init; }

    /// <summary>Not now. The pauses grow.</summary>
    /// <param name="reason">Shown to who runs the server; without anybody's words.</param>
    public static DueOutcome Later(string reason) => new() { Reason = reason };
}
