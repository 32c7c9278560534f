using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Tickets.Purging;

/// <summary>The one row by which it is looked whether an account's loose blobs are needed by anything else. Put with each purge.</summary>
public static class LooseBlobsDue
{
    public const string What = "blobs.loose";

    public const string Key = "blobs";

    // Many tickets go one after another; one look is enough for all.
    private static readonly TimeSpan After = TimeSpan.FromMinutes(1);

    public static DueRow Of(DateTimeOffset now) => new() { What = What, Key = Key, At = now + After };
}
