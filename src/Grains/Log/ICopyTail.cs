namespace Oqupie.Grains.Log;

/// <summary>What the process's tail of the log promises those who keep a copy.</summary>
internal interface ICopyTail
{
    /// <summary>From now on the follower is told of everything behind the position, until it leaves. Only where the tail stands just there.</summary>
    /// <param name="follower">Who.</param>
    /// <param name="position">Where it stands.</param>
    /// <param name="until">Where the tail stands, up to which the follower is to read by itself; null where it has not begun, and rings when it has.</param>
    bool Join(CopyFollower follower, string position, out string? until);

    void Leave(CopyFollower follower);
}
