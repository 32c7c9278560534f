using System.ComponentModel.DataAnnotations;

namespace Oqupie.WebHost.Live;

/// <summary>Settings under "Live".</summary>
internal sealed class LiveOptions
{
    public const string Section = "Live";

    /// <summary>How often following is renewed; the feed forgets a host after 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:07")]
    public TimeSpan RenewEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often presence is renewed; it ends after 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:15")]
    public TimeSpan RenewPresenceEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// In so long one brand is told of <see cref="AtOnce"/> times; what happens in the rest of it goes out together, of each ticket the newest.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:01")]
    public TimeSpan Gather { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Two are enough that nobody waits on a day as usual, and few enough that a storm does not reach every console line by line.</summary>
    [Range(1, 1_000)]
    public int AtOnce { get; set; } = 2;

    /// <summary>A brand that nobody here has watched for so long is no longer followed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Linger { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Calls of the feed that may wait for one brand. What comes over is dropped, and read again from the feed as a gap.</summary>
    [Range(1, 100_000)]
    public int Waiting { get; set; } = 512;

    /// <summary>Sends to audiences that may be under way for one brand because some console is slow; more wait.</summary>
    [Range(1, 100_000)]
    public int Unsent { get; set; } = 1_000;

    /// <summary>Bytes buffered for a console before it counts as slow.</summary>
    [Range(4_096, 16 << 20)]
    public long Buffer { get; set; } = 64 * 1024;

    /// <summary>A console that takes nothing for so long is cut off; it comes back and catches up.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan CutAfter { get; set; } = TimeSpan.FromSeconds(5);
}
