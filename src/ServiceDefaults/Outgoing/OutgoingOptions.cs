namespace Oqupie.ServiceDefaults.Outgoing;

/// <summary>Where calls of ours may go that somebody else has named.</summary>
public sealed class OutgoingOptions
{
    public const string Section = "Outgoing";

    /// <summary>True lets them go to loopback and private addresses, as closed networks need.</summary>
    public bool AllowPrivateTargets { get; set; }
}
