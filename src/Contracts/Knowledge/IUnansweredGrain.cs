using System.Collections.Immutable;
using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Knowledge;

/// <summary>What was searched for in a brand's articles and not found. The key is a brand.</summary>
[Alias("oqupie.IUnansweredGrain")]
public interface IUnansweredGrain : IGrainWithStringKey
{
    /// <summary>The most frequent first, over so many days back, 30 at most.</summary>
    [Alias("Read")]
    Task<Outcome<ImmutableArray<UnansweredSearch>>> Read(Actor actor, int days);
}

/// <summary>A search that found nothing.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.UnansweredSearch")]
public sealed record UnansweredSearch
{
    /// <summary>What was asked, in small letters and without needless spaces.</summary>
    [Id(0)]
    public required string Text { get; init; }

    /// <summary>How often. Of very rare ones more than there were, where a day had more than can be kept.</summary>
    [Id(1)]
    public required long Count { get; init; }

    /// <summary>The last day it was, in UTC.</summary>
    [Id(2)]
    public required DateOnly LastOn { get; init; }
}
