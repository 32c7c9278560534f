using System.Collections.Immutable;
using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Drafts;

/// <summary>That words stand in a draft, for lists: it says whose, and none of them.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.DraftMark")]
public sealed record DraftMark
{
    /// <summary>The ticket's number.</summary>
    [Id(0)]
    public required long Ticket { get; init; }

    [Id(1)]
    public required DraftMode Mode { get; init; }

    /// <summary>Members and keys who have written since it was last blank, the first one first, a few at most. Empty: nothing stands there.</summary>
    [Id(2)]
    public ImmutableArray<string> By { get; init; } = [];
}

/// <summary>Which tickets have a draft with words in it. A stateless worker; the key is an account.</summary>
[Alias("oqupie.IDraftMarksGrain")]
public interface IDraftMarksGrain : IGrainWithStringKey
{
    /// <summary>Of these tickets, at most 200: the marks of those the actor may see, in no order. One without a mark has no words.</summary>
    [Alias("Of")]
    Task<ImmutableArray<DraftMark>> Of(Actor actor, ImmutableArray<long> tickets, CancellationToken cancellationToken);
}
