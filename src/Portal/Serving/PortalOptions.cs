using System.ComponentModel.DataAnnotations;

namespace Oqupie.Portal.Serving;

/// <summary>Settings under "Portal".</summary>
internal sealed class PortalOptions : IValidatableObject
{
    public const string Section = "Portal";

    /// <summary>"https://help.example.com": where customers reach the pages. Unless set, canonical addresses begin with what the browser used.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>In bytes; the least asked for goes first.</summary>
    [Range(0, 64L * 1024 * 1024 * 1024)]
    public long CacheBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Searches and suggestions from one address; for a short while five times as many.</summary>
    [Range(1, 1_000_000)]
    public int SearchesPerSecond { get; set; } = 20;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(PublicAddress) && !(Uri.TryCreate(PublicAddress, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            yield return new("Portal:PublicAddress is an address such as https://help.example.com.", [nameof(PublicAddress)]);
        }
    }
}
