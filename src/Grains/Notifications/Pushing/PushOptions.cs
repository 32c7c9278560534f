namespace Oqupie.Grains.Notifications.Pushing;

/// <summary>Settings under "Push".</summary>
internal sealed class PushOptions
{
    public const string Section = "Push";

    /// <summary>False: browsers are told that this server does not push, as in a network without the internet.</summary>
    public bool On { get; set; } = true;

    /// <summary>How long a call waits to be opened before it is pushed; at most an hour. Who has the ticket on their screen is not notified of it.</summary>
    public TimeSpan After { get; set; } = TimeSpan.FromSeconds(3);
}

/// <summary>As the section "Outgoing" has it for every process.</summary>
internal sealed class PushTargets
{
    public const string Section = "Outgoing";

    /// <summary>True takes endpoints without TLS too.</summary>
    public bool AllowPrivateTargets { get; set; }
}
