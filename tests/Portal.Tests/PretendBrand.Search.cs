using System.Collections.Concurrent;
using System.Collections.Immutable;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Portal.Tests;

public sealed partial class PretendBrand : IPortalSearchGrain
{
    /// <summary>What every question finds.</summary>
    public int Hits { get; set; }

    public ConcurrentQueue<KnowledgeQuestion> Questions { get; } = [];

    public ConcurrentQueue<string> Typed { get; } = [];

    public Task<KnowledgeHits> Search(KnowledgeQuestion question, CancellationToken cancellationToken)
    {
        Questions.Enqueue(question);
        var hits = Enumerable.Range(1, Hits).Skip(question.Skip).Take(question.Take).Select(number => new KnowledgeHit
        {
            Id = $"a{number}",
            Title = $"글 {number}",
            TitleHtml = $"<mark>글</mark> {number}",
            SnippetHtml = "결제가 <mark>두 번</mark> &lt;b&gt;",
            Path = "결제",
            Score = 1.5,
            Url = $"/portal/cook/articles/a{number}",
        });
        return Task.FromResult(new KnowledgeHits { Total = Hits, Items = [.. hits] });
    }

    public Task<ImmutableArray<KnowledgeSuggestion>> Suggest(string text, int limit, CancellationToken cancellationToken)
    {
        Typed.Enqueue(text);
        return Task.FromResult(ImmutableArray.CreateRange(Enumerable.Range(1, Hits).Take(limit)
            .Select(number => new KnowledgeSuggestion { Id = $"a{number}", Title = $"글 <{number}>", Url = $"/portal/cook/articles/a{number}" })));
    }
}
