using System.Collections.Immutable;

namespace Oqupie.Contracts.Inquiries;

/// <param name="Version">Another one whenever a type of the brand was made, changed, moved or deleted.</param>
/// <param name="Types">Those that are on, in order.</param>
[GenerateSerializer, Immutable, Alias("oqupie.InquiryForms")]
public sealed record InquiryForms([property: Id(0)] long Version, [property: Id(1)] ImmutableArray<InquiryForm> Types);

/// <summary>An inquiry type as customers see it.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.InquiryForm")]
public sealed record InquiryForm
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Name { get; init; }

    [Id(2)]
    public string Description { get; init; } = "";

    [Id(3)]
    public string Template { get; init; } = "";

    [Id(4)]
    public ImmutableArray<InquiryField> Fields { get; init; } = [];
}
