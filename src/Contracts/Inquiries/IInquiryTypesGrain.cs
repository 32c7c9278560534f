using System.Collections.Immutable;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Contracts.Inquiries;

/// <summary>The inquiry types of a brand, and the only place where they change. The key is a brand; who does not serve it finds none.</summary>
[Alias("oqupie.IInquiryTypesGrain")]
public interface IInquiryTypesGrain : IGrainWithStringKey
{
    /// <summary>All of them, also those that are off, in order.</summary>
    [Alias("List")]
    Task<Outcome<ImmutableArray<InquiryType>>> List(Actor actor);

    [Alias("Read")]
    Task<Outcome<InquiryType>> Read(Actor actor, string id);

    /// <summary>At the end of the order unless said. Off unless said.</summary>
    [Alias("Make")]
    Task<Outcome<InquiryType>> Make(Actor actor, InquiryTypeChange change);

    /// <summary>The same values again change nothing.</summary>
    [Alias("Change")]
    Task<Outcome<InquiryType>> Change(Actor actor, string id, InquiryTypeChange change);

    /// <summary>Its tickets keep its id and their form, and its name is still told of them.</summary>
    [Alias("Delete")]
    Task<Outcome<Done>> Delete(Actor actor, string id);
}

/// <summary>What somebody wants an inquiry type to be; null leaves a part as it is.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.InquiryTypeChange")]
public sealed record InquiryTypeChange
{
    [Id(0)]
    public string? Name { get; init; }

    [Id(1)]
    public string? Description { get; init; }

    [Id(2)]
    public bool? On { get; init; }

    /// <summary>Where it shall stand; beyond the end is the end.</summary>
    [Id(3)]
    public int? Position { get; init; }

    [Id(4)]
    public string? Template { get; init; }

    /// <summary>All of them.</summary>
    [Id(5)]
    public ImmutableArray<InquiryField>? Fields { get; init; }

    /// <summary>Both parts are taken as they stand.</summary>
    [Id(6)]
    public Assignee? Assignee { get; init; }

    [Id(7)]
    public Importance? Importance { get; init; }

    /// <summary>Goes before <see cref="Importance"/>.</summary>
    [Id(8)]
    public bool NoImportance { get; init; }

    [Id(9)]
    public ImmutableArray<string>? Tags { get; init; }

    /// <summary>The version that was read; null asks for nothing.</summary>
    [Id(10)]
    public long? ExpectedVersion { get; init; }
}
