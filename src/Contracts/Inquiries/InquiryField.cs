using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Inquiries;

/// <summary>One thing that a form asks beside subject and question.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.InquiryField")]
public sealed record InquiryField
{
    /// <summary>How programs, rules and canned responses name it: 1 to 40 of letters, digits, "_" and "-"; unique within the form.</summary>
    [Id(0)]
    public required string Key { get; init; }

    [Id(1)]
    public required string Label { get; init; }

    /// <summary>Stands under the label. Of a checkbox: what one consents to.</summary>
    [Id(2)]
    public string Help { get; init; } = "";

    [Id(3)]
    public required InquiryFieldKind Kind { get; init; }

    /// <summary>Asked for only where the field is shown.</summary>
    [Id(4)]
    public bool Required { get; init; }

    /// <summary>Of <see cref="InquiryFieldKind.Select"/> and <see cref="InquiryFieldKind.MultiSelect"/>, in order.</summary>
    [Id(5)]
    public ImmutableArray<FieldOption> Options { get; init; } = [];

    /// <summary>Characters (grapheme clusters); null for the kind's own bound.</summary>
    [Id(6)]
    public int? MaxLength { get; init; }

    /// <summary>Null: always shown.</summary>
    [Id(7)]
    public FieldCondition? ShowIf { get; init; }
}

/// <param name="Value">What is kept; unique within the field.</param>
/// <param name="Label">What customers read.</param>
[GenerateSerializer, Immutable, Alias("oqupie.FieldOption")]
public sealed record FieldOption([property: Id(0)] string Value, [property: Id(1)] string Label);

/// <param name="Field">The key of a field that stands before in the form.</param>
/// <param name="In">One of these is its value, or among its values; of a checkbox "true". It does not hold while that field is hidden itself.</param>
[GenerateSerializer, Immutable, Alias("oqupie.FieldCondition")]
public sealed record FieldCondition([property: Id(0)] string Field, [property: Id(1)] ImmutableArray<string> In);

[GenerateSerializer, Alias("oqupie.InquiryFieldKind"), JsonConverter(typeof(CamelCaseEnum<InquiryFieldKind>))]
public enum InquiryFieldKind
{
    Text = 1,
    Paragraph = 2,

    /// <summary>A decimal number with a point, kept as it was typed.</summary>
    Number = 3,
    Email = 4,
    Phone = 5,

    /// <summary>yyyy-MM-dd.</summary>
    Date = 6,
    Select = 7,
    MultiSelect = 8,

    /// <summary>"true" or nothing.</summary>
    Checkbox = 9,

    /// <summary>Files that go to the ticket's other files, under this label.</summary>
    File = 10,
}
