using System.Collections.Immutable;
using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Knowledge;

/// <summary>Words that stand for each other when a brand's articles are searched. The key is a brand.</summary>
[Alias("oqupie.ISynonymsGrain")]
public interface ISynonymsGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<Outcome<ImmutableArray<ImmutableArray<string>>>> Read(Actor actor);

    /// <summary>
    /// All groups there shall be. Refused where a group has less than two words, or groups, words or letters are too many. Heeded by searches within a second.
    /// </summary>
    [Alias("Replace")]
    Task<Outcome<ImmutableArray<ImmutableArray<string>>>> Replace(Actor actor, ImmutableArray<ImmutableArray<string>> groups);
}
