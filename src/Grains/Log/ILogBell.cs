namespace Oqupie.Grains.Log;

/// <summary>Rung by stores after a commit that appended to the event log, so that those who follow it look at once.</summary>
public interface ILogBell
{
    /// <summary>Never waits and never fails: followers also look by themselves.</summary>
    void Ring();
}
