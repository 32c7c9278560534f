using System.Collections.Immutable;
using Oqupie.Contracts.Notices;

namespace Oqupie.Grains.Notices;

/// <summary>All notices of a brand, in their order.</summary>
internal sealed record NoticeBook
{
    /// <summary>How many changes there were.</summary>
    public long Changes { get; init; }

    public ImmutableArray<KeptNotice> All { get; init; } = [];

    public KeptNotice? Find(string id) => All.FirstOrDefault(notice => notice.Head.Id == id);

    public NoticeBook With(KeptNotice notice) => new()
    {
        Changes = Changes + 1,
        All = [.. All.Where(other => other.Head.Id != notice.Head.Id).Append(notice).OrderBy(other => other.Head, NoticeRules.Order)],
    };

    public NoticeBook Without(string id) => new() { Changes = Changes + 1, All = All.RemoveAll(notice => notice.Head.Id == id) };
}

internal sealed record KeptNotice
{
    public required NoticeHead Head { get; init; }

    /// <summary>Where its text is.</summary>
    public required string Text { get; init; }
}
