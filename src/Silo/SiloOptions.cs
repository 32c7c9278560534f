using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Oqupie.Silo;

/// <summary>Settings under "Silo".</summary>
public sealed class SiloOptions : IValidatableObject
{
    public const string Section = "Silo";

    /// <summary>The address other silos and hosts reach this one by; the machine's first one unless said.</summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>For other silos.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 11111;

    /// <summary>For web hosts and portals.</summary>
    [Range(1, 65535)]
    public int GatewayPort { get; set; } = 30000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AdvertisedAddress is not null && !IPAddress.TryParse(AdvertisedAddress, out _))
        {
            yield return new($"Silo:AdvertisedAddress must be an IP address, not \"{AdvertisedAddress}\".", [nameof(AdvertisedAddress)]);
        }

        if (Port == GatewayPort)
        {
            yield return new("Silo:Port and Silo:GatewayPort must differ.", [nameof(Port)]);
        }
    }
}
