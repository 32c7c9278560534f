using System.Collections.Immutable;
using Oqupie.Contracts.Drafts;

namespace Oqupie.Grains.Drafts;

/// <summary>What lists say of a draft. It changes seldom: with the first letter, with another writer, and when nothing is left.</summary>
internal static class DraftMarks
{
    /// <summary>More names no list shows.</summary>
    private const int MostNames = 5;

    /// <param name="mark">As it is.</param>
    /// <param name="hasWords">After the change.</param>
    /// <param name="by">Who made it; empty where nobody in particular did.</param>
    /// <returns>As it is to be; null where that is as it was.</returns>
    public static DraftMark? After(DraftMark mark, bool hasWords, string by)
    {
        if (!hasWords)
        {
            return mark.By.IsEmpty ? null : mark with { By = [] };
        }

        return by.Length is 0 || mark.By.Contains(by, StringComparer.Ordinal) || mark.By.Length >= MostNames ? null : mark with { By = mark.By.Add(by) };
    }

    public static DraftMark Blank(DraftId draft) => new() { Ticket = draft.Ticket.Number, Mode = draft.Mode, By = ImmutableArray<string>.Empty };
}
