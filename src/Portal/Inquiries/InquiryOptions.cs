using System.ComponentModel.DataAnnotations;

namespace Oqupie.Portal.Inquiries;

/// <summary>Settings under "Inquiries".</summary>
internal sealed class InquiryOptions
{
    public const string Section = "Inquiries";

    public const int MostFiles = 10;

    /// <summary>From one address (of IPv6 its /64), in a burst, and as many again in ten minutes. A mobile carrier has many customers behind one.</summary>
    [Range(1, 1_000_000)]
    public int OfAnAddress { get; set; } = 20;

    /// <summary>For one brand from everywhere, in a burst, and as many again in a minute.</summary>
    [Range(1, 1_000_000)]
    public int OfABrand { get; set; } = 3000;

    /// <summary>The largest file, in bytes.</summary>
    [Range(1, 1L << 30)]
    public long MaxFileBytes { get; set; } = 25 << 20;
}
