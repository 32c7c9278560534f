using Oqupie.Search.Analysis;

namespace Oqupie.Search.Knowledge;

/// <summary>What decides the order of hits. Found by trying on questions in several languages (docs/search.md says how), and kept round.</summary>
internal static class RankingWeights
{
    /// <summary>How soon repetition stops to count.</summary>
    public const float Saturation = 1.2f;

    /// <summary>How much a long body is held against it.</summary>
    public const float BodyLength = 0.6f;

    public const float TitleLength = 0.3f;

    /// <summary>A term in the title is so many in the body.</summary>
    public const float Title = 3f;

    public const float Tags = 2f;

    /// <summary>Neighbours in the question that are neighbours in the article, too.</summary>
    public const float Nearness = 0.2f;

    /// <summary>How much of a score depends on all of the question being there.</summary>
    public const float Coverage = 0.5f;

    /// <summary>What was changed just now is so much better than what is very old.</summary>
    public const float Freshness = 0.03f;

    /// <summary>Hits of less than this share of the best one's score are noise.</summary>
    public const float Noise = 0.12f;

    public static float Of(TermKind kind) => kind switch
    {
        TermKind.Word => 1,
        TermKind.Gram => 1,
        TermKind.HalfGram => 0.5f,
        TermKind.WeakGram => 0.25f,
        TermKind.Whole => 0.6f,
        _ => 0.3f,
    };
}
