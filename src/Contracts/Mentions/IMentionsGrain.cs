using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Mentions;

/// <summary>Whom a memo can name. A stateless worker; the key is an account.</summary>
[Alias("oqupie.IMentionsGrain")]
public interface IMentionsGrain : IGrainWithStringKey
{
    /// <summary>Members who may see such a ticket, then groups, whose name or address has the text in it; at most eight.</summary>
    [Alias("Find")]
    Task<ImmutableArray<Mentionable>> Find(MentionQuery query);
}

/// <summary>The ticket's place, and what was typed.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.MentionQuery")]
public sealed record MentionQuery
{
    [Id(0)]
    public required string Brand { get; init; }

    /// <summary>Who the ticket is assigned to.</summary>
    [Id(1)]
    public string? Member { get; init; }

    [Id(2)]
    public string? Group { get; init; }

    [Id(3)]
    public string Text { get; init; } = "";
}

[GenerateSerializer, Immutable, Alias("oqupie.Mentionable")]
public sealed record Mentionable([property: Id(0)] MentionableKind Kind, [property: Id(1)] string Id, [property: Id(2)] string Name);

[GenerateSerializer, Alias("oqupie.MentionableKind"), JsonConverter(typeof(CamelCaseEnum<MentionableKind>))]
public enum MentionableKind
{
    Member = 1,
    Group = 2,
}
