using System.ComponentModel.DataAnnotations;

namespace Oqupie.Channels.Line;

/// <summary>Settings under "Channels:Line": where LINE is, for proxies and tests.</summary>
internal sealed class LineOptions
{
    public const string Section = "Channels:Line";

    /// <summary>Of the Messaging API.</summary>
    [Required, Url]
    public string Address { get; set; } = "https://api.line.me";

    /// <summary>Of the files that people send, which have a host of their own.</summary>
    [Required, Url]
    public string DataAddress { get; set; } = "https://api-data.line.me";

    /// <summary>How long one file may take to come; then it is asked for again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:10:00")]
    public TimeSpan FileTimeout { get; set; } = TimeSpan.FromMinutes(1);
}
