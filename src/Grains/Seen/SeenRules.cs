namespace Oqupie.Grains.Seen;

/// <summary>What counts as read. Pure.</summary>
internal static class SeenRules
{
    /// <summary>
    /// What is older is read by everybody, so that rows can go: one that is that old says nothing that this does not, unless its ticket was marked as unread.
    /// </summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    /// <param name="said">The moment they said themselves.</param>
    /// <param name="joined">Nobody has to read what was there before them.</param>
    /// <param name="now">The time.</param>
    public static DateTimeOffset Before(DateTimeOffset? said, DateTimeOffset? joined, DateTimeOffset now)
    {
        var moment = said ?? joined ?? now;
        return moment > now - KeptFor ? moment : now - KeptFor;
    }
}
