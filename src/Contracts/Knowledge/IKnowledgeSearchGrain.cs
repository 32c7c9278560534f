using System.Collections.Immutable;
using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Knowledge;

/// <summary>Finds articles for members and programs: what everybody sees, what is the staff's, and their own drafts. The key is a brand.</summary>
/// <remarks>At most a second behind what was saved. Nothing in a text is an operator, and no text is refused.</remarks>
[Alias("oqupie.IKnowledgeSearchGrain")]
public interface IKnowledgeSearchGrain : IGrainWithStringKey
{
    [Alias("Search")]
    Task<Outcome<KnowledgeHits>> Search(Actor actor, KnowledgeQuestion question, CancellationToken cancellationToken);

    /// <summary>Articles whose title may be what is being typed, the likeliest first; at most twenty.</summary>
    [Alias("Suggest")]
    Task<Outcome<ImmutableArray<KnowledgeSuggestion>>> Suggest(Actor actor, string text, int limit, CancellationToken cancellationToken);
}

/// <summary>Finds what is public, for whoever asks. The same grain as <see cref="IKnowledgeSearchGrain"/>.</summary>
[Alias("oqupie.IPortalSearchGrain")]
public interface IPortalSearchGrain : IGrainWithStringKey
{
    [Alias("Search")]
    Task<KnowledgeHits> Search(KnowledgeQuestion question, CancellationToken cancellationToken);

    [Alias("Suggest")]
    Task<ImmutableArray<KnowledgeSuggestion>> Suggest(string text, int limit, CancellationToken cancellationToken);
}
