using System.Collections.Immutable;

namespace Oqupie.Contracts.Brands;

/// <summary>A brand, as programs see it.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.BrandInfo")]
public sealed record BrandInfo
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Name { get; init; }

    /// <summary>In the portal's address; changeable, unique on the server.</summary>
    [Id(2)]
    public required string Slug { get; init; }

    /// <summary>One of <see cref="Languages"/>.</summary>
    [Id(3)]
    public required string Language { get; init; }

    [Id(4)]
    public required string SupportEmail { get; init; }

    /// <summary>The display name of outgoing mail; the brand's name where empty.</summary>
    [Id(5)]
    public string SenderName { get; init; } = "";

    /// <summary>Plain text under each mailed reply.</summary>
    [Id(6)]
    public string Signature { get; init; } = "";

    [Id(20)]
    public AutoReply AutoReply { get; init; } = AutoReply.Off;

    /// <summary>
    /// HTML around each mail, with places such as <c>{{body}}</c> and <c>{{signature}}</c>; empty is the usual look. Made harmless when a mail is made of it.
    /// </summary>
    [Id(50)]
    public string MailTemplate { get; init; } = "";

    /// <summary>The service languages there are (PRODUCT.md §5).</summary>
    public static readonly ImmutableArray<string> Languages = ["ko", "en", "ja", "zh-Hans", "zh-Hant", "th", "id", "vi"];
}

/// <summary>What somebody wants a brand to be; null leaves a part as it is.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.BrandWish")]
public sealed record BrandWish
{
    [Id(0)]
    public string? Name { get; init; }

    [Id(1)]
    public string? Language { get; init; }

    [Id(2)]
    public string? SupportEmail { get; init; }

    [Id(3)]
    public string? Slug { get; init; }

    [Id(4)]
    public string? SenderName { get; init; }

    [Id(5)]
    public string? Signature { get; init; }

    [Id(20)]
    public AutoReply? AutoReply { get; init; }

    [Id(50)]
    public string? MailTemplate { get; init; }
}
