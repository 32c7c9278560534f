using System.Collections.Immutable;

namespace Oqupie.Grains.Search;

/// <summary>What somebody typed, taken apart; nothing in it is looked up yet.</summary>
/// <param name="Texts">Words and phrases.</param>
/// <param name="Terms">What is said of the ticket.</param>
internal sealed record TypedQuery(ImmutableArray<AskedText> Texts, ImmutableArray<TypedTerm> Terms)
{
    /// <summary>Nothing to look for was said.</summary>
    public bool IsEmpty => Texts.IsEmpty && Terms.IsEmpty;
}

/// <param name="Kind">What it is about.</param>
/// <param name="Value">As it was typed, without quotes; never empty.</param>
/// <param name="Not">It is not to be so.</param>
internal sealed record TypedTerm(TypedTermKind Kind, string Value, bool Not);

internal enum TypedTermKind
{
    Status,
    From,
    To,
    Tag,
    Brand,
    Channel,
    Assignee,
    Number,
    Is,
    Box,
    Has,
    Before,
    After,
}
