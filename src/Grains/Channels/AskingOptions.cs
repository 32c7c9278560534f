using System.ComponentModel.DataAnnotations;

namespace Oqupie.Grains.Channels;

/// <summary>Settings under "Asking": how often a message is asked for again that a server named and did not give.</summary>
public sealed class AskingOptions
{
    public const string Section = "Asking";

    /// <summary>After the first time in vain; the pauses grow from there to four hours.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Between two rounds of asking, so that a mailbox full of such messages is not a storm.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Between { get; set; } = TimeSpan.FromSeconds(15);
}
