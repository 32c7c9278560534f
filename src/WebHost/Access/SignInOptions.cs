using System.ComponentModel.DataAnnotations;

namespace Oqupie.WebHost.Access;

/// <summary>Settings under "SignIn". Only failures are counted.</summary>
internal sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>How long a session lasts that is not used.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "400.00:00:00")]
    public TimeSpan IdleFor { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long a session lasts however often it is used: then one signs in again.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "400.00:00:00")]
    public TimeSpan EndsAfter { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Failures a minute for one address from one network or known device; more than the five that lock a network.</summary>
    [Range(6, 1000)]
    public int FailuresPerMinute { get; set; } = 10;

    /// <summary>Failures a minute from one network, whatever addresses were tried.</summary>
    [Range(6, 100_000)]
    public int FailuresPerMinuteAndIp { get; set; } = 100;
}
