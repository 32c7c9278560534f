using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Inquiries;
using Oqupie.Contracts.Tickets;

namespace Oqupie.WebHost.Inquiries;

/// <summary>What an inquiry type shall be; what is left out stays.</summary>
internal sealed record InquiryTypeBody
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public bool? On { get; init; }

    /// <summary>From 0; beyond the end is the end.</summary>
    public int? Position { get; init; }

    public string? Template { get; init; }

    /// <summary>All of them, in order.</summary>
    public ImmutableArray<InquiryField>? Fields { get; init; }

    /// <summary>Null is nobody, which is not the same as left out.</summary>
    public Assignee? Assignee
    {
        get;
        init
        {
            field = value ?? Contracts.Tickets.Assignee.Nobody;
        }
    }

    /// <summary>Null leaves what a new ticket has, which is not the same as left out.</summary>
    public Importance? Importance
    {
        get;
        init
        {
            field = value;
            NoImportance = value is null;
        }
    }

    public ImmutableArray<string?>? Tags { get; init; }

    [JsonIgnore]
    private bool NoImportance { get; init; }

    public InquiryTypeChange ToChange(long? expectedVersion) => new()
    {
        Name = Name,
        Description = Description,
        On = On,
        Position = Position,
        Template = Template,
        Fields = Fields,
        Assignee = Assignee,
        Importance = Importance,
        NoImportance = NoImportance,
        Tags = Tags is { } tags ? [.. tags.Select(tag => tag ?? "")] : null,
        ExpectedVersion = expectedVersion,
    };
}
