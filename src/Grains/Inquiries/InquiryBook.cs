using System.Collections.Immutable;
using Oqupie.Contracts.Inquiries;

namespace Oqupie.Grains.Inquiries;

/// <summary>All inquiry types of a brand, in their order, and what those were called that are gone.</summary>
internal sealed record InquiryBook
{
    /// <summary>Tickets keep the id of a type for ever; of so many that are gone the name is still known.</summary>
    public const int MostGone = 1_000;

    /// <summary>How many changes there were.</summary>
    public long Changes { get; init; }

    public ImmutableArray<InquiryType> Types { get; init; } = [];

    /// <summary>The oldest first.</summary>
    public ImmutableArray<GoneType> Gone { get; init; } = [];

    public InquiryType? Find(string id) => Types.FirstOrDefault(type => type.Id == id);

    public string? NameOf(string id) => Find(id)?.Name ?? Gone.LastOrDefault(gone => gone.Id == id)?.Name;

    /// <summary>At the position that it says itself; the others keep their order.</summary>
    public InquiryBook With(InquiryType type)
    {
        var others = Types.RemoveAll(other => other.Id == type.Id);
        return Ordered(others.Insert(Math.Clamp(type.Position, 0, others.Length), type));
    }

    public InquiryBook Without(InquiryType type)
    {
        var gone = Gone.Add(new(type.Id, type.Name));
        return Ordered(Types.RemoveAll(other => other.Id == type.Id)) with { Gone = [.. gone.Skip(gone.Length - MostGone)] };
    }

    private InquiryBook Ordered(ImmutableArray<InquiryType> types) =>
        this with { Changes = Changes + 1, Types = [.. types.Select((type, at) => type with { Position = at })] };
}

internal sealed record GoneType(string Id, string Name);
