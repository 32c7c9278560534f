using System.ComponentModel.DataAnnotations;

namespace Oqupie.WebHost.Access;

/// <summary>Settings under "SignIn". Only failures are counted.</summary>
internal sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>Failures a minute for one address from one IP address; more than the five that lock an address.</summary>
    [Range(6, 1000)]
    public int FailuresPerMinute { get; set; } = 10;

    /// <summary>Failures a minute from one IP address, whatever addresses were tried.</summary>
    [Range(6, 100_000)]
    public int FailuresPerMinuteAndIp { get; set; } = 100;
}
