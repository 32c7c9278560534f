using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Oqupie.Portal.Languages;

/// <summary>Everything the pages say by themselves, in one language. A language that lacks a word does not compile.</summary>
public sealed record Words
{
    private static readonly Dictionary<string, Words> All =
        new[] { Korean.Words, English.Words, Japanese.Words, Chinese.Simplified, Chinese.Traditional, Thai.Words, Indonesian.Words, Vietnamese.Words }
            .ToDictionary(words => words.Language, StringComparer.OrdinalIgnoreCase);

    /// <summary>One of the service languages.</summary>
    public required string Language { get; init; }

    /// <summary>"ko_KR"; Open Graph wants a country.</summary>
    public required string Locale { get; init; }

    /// <summary>A day, as a pattern of <see cref="DateTime"/>.</summary>
    public required string Day { get; init; }

    public required string Skip { get; init; }

    public required string Home { get; init; }

    public required string Trail { get; init; }

    public required string Welcome { get; init; }

    public required string Recent { get; init; }

    public required string NothingYet { get; init; }

    /// <summary>{0} is a number.</summary>
    public required string ShowAllOf { get; init; }

    /// <summary>{0} is a day.</summary>
    public required string UpdatedOn { get; init; }

    public required string OnThisPage { get; init; }

    public required string WasHelpful { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    public required string Thanks { get; init; }

    public required string BackToArticle { get; init; }

    public required string Previous { get; init; }

    public required string Next { get; init; }

    public required string Neighbours { get; init; }

    public required string Pages { get; init; }

    public required string Related { get; init; }

    public required string OtherLanguages { get; init; }

    public required string Notices { get; init; }

    public required string Pinned { get; init; }

    public required string StillStuck { get; init; }

    public required string WriteToUs { get; init; }

    public required string NotFound { get; init; }

    public required string NotFoundWhy { get; init; }

    public required string Search { get; init; }

    /// <summary>In the box before one types.</summary>
    public required string SearchFor { get; init; }

    /// <summary>{0} is a number.</summary>
    public required string Results { get; init; }

    /// <summary>{0} is what was asked.</summary>
    public required string NothingFound { get; init; }

    public required string TipSpelling { get; init; }

    public required string TipFewer { get; init; }

    public required string TipCategories { get; init; }

    /// <summary>What the list under the box is.</summary>
    public required string Suggestions { get; init; }

    public required string TooMany { get; init; }

    /// <summary>An app's address that leads nowhere.</summary>
    public required string WayShut { get; init; }

    public required string WayShutWhy { get; init; }

    /// <summary>One that was good for a time.</summary>
    public required string WayEnded { get; init; }

    public required string WayBusy { get; init; }

    public required string WayBusyWhy { get; init; }

    public required string Closed { get; init; }

    public required string ClosedWhy { get; init; }

    public required string Preview { get; init; }

    public required string PreviewWhy { get; init; }

    public required string PreviewEnded { get; init; }

    public required string PreviewEndedWhy { get; init; }

    public required InquiryWords Inquiries { get; init; }

    private CultureInfo Culture => CultureInfo.GetCultureInfo(Language);

    public static Words Of(string language) => All.GetValueOrDefault(language, English.Words);

    /// <summary>The first language of the browser's that we speak.</summary>
    public static Words OfReader(IEnumerable<StringWithQualityHeaderValue> accepted) =>
        accepted.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => All.GetValueOrDefault(Ours(language.Value.ToString())))
            .FirstOrDefault(words => words is not null) ?? English.Words;

    /// <summary>A language as those call it who speak it.</summary>
    public static string NameOf(string language) => CultureInfo.GetCultureInfo(language).NativeName;

    public string ShowAll(int count) => string.Format(Culture, ShowAllOf, count);

    public string Found(int count) => string.Format(Culture, Results, count.ToString("N0", Culture));

    public string NotFoundFor(string text) => string.Format(Culture, NothingFound, text);

    /// <inheritdoc cref="Updated"/>
    public string DayOf(DateTimeOffset at) => at.UtcDateTime.ToString(Day, Culture);

    /// <summary>The day is that of UTC: the page is the same for readers everywhere.</summary>
    public string Updated(DateTimeOffset at) => string.Format(Culture, UpdatedOn, DayOf(at));

    private static string Ours(string tag) => tag.ToLowerInvariant() switch
    {
        "zh" or "zh-cn" or "zh-sg" or "zh-hans-cn" => "zh-Hans",
        "zh-tw" or "zh-hk" or "zh-mo" or "zh-hant-tw" => "zh-Hant",
        var other when other.StartsWith("zh-", StringComparison.Ordinal) => other,
        var other => other.Split('-')[0],
    };
}
