using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Channels;

/// <summary>A kind of channel and the form that sets one up.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.ChannelKindInfo")]
public sealed record ChannelKindInfo
{
    /// <summary>"email", "googlePlay", …</summary>
    [Id(0)]
    public required string Kind { get; init; }

    /// <summary>Empty where the settings are more than a form, and a page of their own sets them.</summary>
    [Id(1)]
    public ImmutableArray<FormField> Fields { get; init; } = [];

    /// <summary>
    /// The other side calls us: by the address that ends in <c>/hooks/KIND/CHANNEL</c>, or in <c>/hooks/KIND</c> for all channels of the kind.
    /// </summary>
    [Id(2)]
    public bool Pushed { get; init; }

    /// <summary>We ask the other side.</summary>
    [Id(3)]
    public bool Pulled { get; init; }

    /// <summary>Answers can leave by it.</summary>
    [Id(4)]
    public bool Sends { get; init; }
}

/// <summary>A field of a form. Its words are the console's, under <c>channelKinds.KIND.KEY</c>, and <c>…KEY_help</c> where it has help.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.FormField")]
public sealed record FormField
{
    [Id(0)]
    public required string Key { get; init; }

    [Id(1)]
    public required FieldKind Kind { get; init; }

    [Id(2)]
    public bool Required { get; init; }

    /// <summary>What a select may be.</summary>
    [Id(3)]
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>What it is where it is left out; null: nothing.</summary>
    [Id(4)]
    public string? Usual { get; init; }

    /// <summary>The heading it stands under; empty for the first.</summary>
    [Id(5)]
    public string Group { get; init; } = "";

    [Id(6)]
    public bool HasHelp { get; init; }

    /// <summary>It says where the secrets go, or whose they are: with another value the stored ones are let go, for another must not be sent them.</summary>
    [Id(7)]
    public bool Guards { get; init; }

    [Id(8)]
    public int? Min { get; init; }

    [Id(9)]
    public int? Max { get; init; }

    /// <summary>Of a text or a secret: it has many lines, such as the file of a key.</summary>
    [Id(10)]
    public bool ManyLines { get; init; }
}

[GenerateSerializer, Alias("oqupie.FieldKind"), JsonConverter(typeof(CamelCaseEnum<FieldKind>))]
public enum FieldKind
{
    Text = 1,

    /// <summary>Never answered, encrypted at rest, kept where it is left out.</summary>
    Secret = 2,
    Number = 3,
    Select = 4,
    Switch = 5,

    /// <summary>An https address.</summary>
    Url = 6,
}
