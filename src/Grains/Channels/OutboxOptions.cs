using System.ComponentModel.DataAnnotations;

namespace Oqupie.Grains.Channels;

/// <summary>Settings under "Outbox".</summary>
public sealed class OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>How long after the first failed attempt the second is made; the pauses grow from there to four hours.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>After this long a reply that could not be handed over has failed (RFC 5321 §4.5.4.1 asks for four to five days).</summary>
    [Range(typeof(TimeSpan), "00:00:01", "10.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(4);

    /// <summary>How many replies of one channel leave at the same time.</summary>
    [Range(1, 32)]
    public int Concurrency { get; set; } = 4;
}
