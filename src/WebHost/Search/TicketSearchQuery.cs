using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Oqupie.Contracts;
using Oqupie.Contracts.Search;

namespace Oqupie.WebHost.Search;

/// <summary>A search as it stands in the address. Everything is read as text, so that a wrong value is named; no <c>q</c> is wrong.</summary>
internal sealed record TicketSearchQuery
{
    private const int FarthestEast = 14 * 60;

    [FromQuery(Name = "q"), Description("Words, \"phrases\" and terms (status: from: to: tag: brand: channel: assignee: number: is: box: has: before: after:), "
        + "each with a - for what is not wanted. The first 1000 characters are read.")]
    public string? Text { get; init; }

    [FromQuery(Name = "brand")]
    public string? Brand { get; init; }

    [FromQuery(Name = "sort"), Description("best, unless said, or newest")]
    public string? Sort { get; init; }

    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "limit"), Description("1 to 100; 20 unless said")]
    public string? Limit { get; init; }

    [FromQuery(Name = "east"), Description("How many minutes the asker's days begin before UTC's, for before: and after:; 540 in Seoul, 0 unless said")]
    public string? East { get; init; }

    public Outcome<TicketQuestion> Read()
    {
        if (SortOf(Sort) is not { } sort)
        {
            return Refusal.Invalid("One cannot sort by that.", "sort");
        }

        if (!TryNumber(Limit, 20, 1, TicketQuestion.MostItems, out var limit))
        {
            return Refusal.Invalid($"From 1 to {TicketQuestion.MostItems}.", "limit");
        }

        return !TryNumber(East, 0, -FarthestEast, FarthestEast, out var east)
            ? Refusal.Invalid($"From -{FarthestEast} to {FarthestEast}.", "east")
            : new TicketQuestion
            {
                Text = Text ?? "",
                Brand = string.IsNullOrEmpty(Brand) ? null : Brand,
                Sort = sort,
                Cursor = string.IsNullOrEmpty(Cursor) ? null : Cursor,
                Limit = limit,
                MinutesEast = east,
            };
    }

    private static TicketHitSort? SortOf(string? text) => text switch
    {
        null or "" or "best" => TicketHitSort.Best,
        "newest" => TicketHitSort.Newest,
        _ => null,
    };

    private static bool TryNumber(string? text, int unsaid, int least, int most, out int number)
    {
        number = unsaid;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && number >= least && number <= most);
    }
}
