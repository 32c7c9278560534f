using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Members;

/// <summary>Which members, or groups, are asked for, as it stands in the address. Everything is read as text, so that a wrong value is named.</summary>
internal sealed record DirectoryParameters
{
    private const int LongestText = 200;

    [FromQuery(Name = "q"), Description("Part of a name or an address")]
    public string? Text { get; init; }

    [FromQuery(Name = "id"), Description("Those with these ids, at most 200, and nothing else; those that are not there are left out")]
    public string[]? Ids { get; init; }

    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "limit"), Description("1 to 200")]
    public string? Limit { get; init; }

    /// <summary>Refused with the key that is to blame.</summary>
    public Outcome<DirectoryQuery> Read()
    {
        if (Text?.Length > LongestText)
        {
            return Refusal.Invalid($"At most {LongestText} characters are looked for.", "q");
        }

        if (Ids?.Length > DirectoryQuery.MostItems)
        {
            return Refusal.Invalid($"At most {DirectoryQuery.MostItems} at a time.", "id");
        }

        var limit = DirectoryQuery.MostItems;

        if (Limit is not null
            && (!int.TryParse(Limit, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > DirectoryQuery.MostItems))
        {
            return Refusal.Invalid($"A page has 1 to {DirectoryQuery.MostItems} items.", "limit");
        }

        return new DirectoryQuery { Text = Text?.Trim(), Cursor = Cursor, Limit = limit };
    }
}
