using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;

namespace Oqupie.WebHost.Tickets;

/// <summary>The query of a list as it stands in the address. Everything is read as text, so that a wrong value is named.</summary>
internal sealed record ListQuery
{
    private const int MostItems = 200;
    private const int LongestText = 200;
    private const int MostTypes = 50;

    private static readonly ImmutableDictionary<string, TicketSort> Sorts = new Dictionary<string, TicketSort>(StringComparer.Ordinal)
    {
        ["-updated"] = TicketSort.UpdatedDescending,
        ["updated"] = TicketSort.UpdatedAscending,
        ["-created"] = TicketSort.CreatedDescending,
        ["created"] = TicketSort.CreatedAscending,
        ["-importance"] = TicketSort.ImportanceDescending,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    [FromQuery(Name = "view"), Description("A saved view; what else is said goes before what it says")]
    public string? View { get; init; }

    [FromQuery(Name = "box"), Description("all, mine, groups, unassigned, googlePlay, asleep, blocked or deleted")]
    public string? Box { get; init; }

    [FromQuery(Name = "brand")]
    public string? Brand { get; init; }

    [FromQuery(Name = "status"), Description("new, inProgress, onHold, completed; several as several, or with commas")]
    public string[]? Status { get; init; }

    [FromQuery(Name = "importance"), Description("low, medium, high, urgent; several as several, or with commas")]
    public string[]? Importance { get; init; }

    [FromQuery(Name = "assignee"), Description("A member's id, none, or me")]
    public string? Assignee { get; init; }

    [FromQuery(Name = "channel")]
    public string? Channel { get; init; }

    [FromQuery(Name = "tag")]
    public string? Tag { get; init; }

    [FromQuery(Name = "type"), Description("An inquiry type, or none; several as several, or with commas")]
    public string[]? Type { get; init; }

    [FromQuery(Name = "stars"), Description("What reviews give, 1 to 5; several as several, or with commas")]
    public string[]? Stars { get; init; }

    [FromQuery(Name = "rating"), Description("Of the customer: general, vip, vvip, malicious; several as several, or with commas")]
    public string[]? Rating { get; init; }

    [FromQuery(Name = "customer")]
    public string? Customer { get; init; }

    [FromQuery(Name = "q"), Description("A ticket's number, or the start of a customer's address")]
    public string? Text { get; init; }

    [FromQuery(Name = "from"), Description("Created at or after, ISO 8601")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("Created before, ISO 8601")]
    public string? To { get; init; }

    [FromQuery(Name = "sort"), Description("-updated, updated, -created, created or -importance")]
    public string? Sort { get; init; }

    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "limit"), Description("1 to 200")]
    public string? Limit { get; init; }

    /// <summary>Refused with the key that is to blame.</summary>
    /// <param name="me">What "me" stands for as an assignee.</param>
    public Outcome<TicketQuery> Read(string me)
    {
        if (!TryEnum(Box ?? "all", out BoxName box))
        {
            return Refusal.Invalid("There is no such box.", "box");
        }

        if (!TryEnums(Status, out ImmutableArray<TicketStatus> statuses))
        {
            return Refusal.Invalid("There is no such status.", "status");
        }

        if (!TryEnums(Importance, out ImmutableArray<Importance> importances))
        {
            return Refusal.Invalid("There is no such importance.", "importance");
        }

        ImmutableArray<string> types = [.. Parts(Type).Distinct(StringComparer.Ordinal)];

        if (types.Length > MostTypes || types.Any(type => !LocalKey.IsValid(type)))
        {
            return Refusal.Invalid("There is no such inquiry type.", "type", "no_such_type");
        }

        if (!TryStars(Stars, out var stars))
        {
            return Refusal.Invalid("Stars are 1 to 5.", "stars");
        }

        if (!TryEnums(Rating, out ImmutableArray<CustomerRating> ratings))
        {
            return Refusal.Invalid("There is no such rating.", "rating");
        }

        if (!TryTime(From, out var from))
        {
            return Refusal.Invalid("That is not a time.", "from");
        }

        if (!TryTime(To, out var to))
        {
            return Refusal.Invalid("That is not a time.", "to");
        }

        if (!Sorts.TryGetValue(Sort ?? "-updated", out var sort))
        {
            return Refusal.Invalid("One cannot sort by that.", "sort");
        }

        if (Text?.Length > LongestText)
        {
            return Refusal.Invalid($"At most {LongestText} characters.", "q", "text_too_long").With("most", LongestText);
        }

        if (!TryLimit(Limit, out var limit))
        {
            return Refusal.Invalid($"From 1 to {MostItems}.", "limit");
        }

        return new TicketQuery
        {
            Box = box,
            Brand = Brand,
            Statuses = statuses,
            Importances = importances,
            Assignee = Assignee is "me" ? me : Assignee,
            Channel = Channel,
            Tag = Tag,
            Types = types,
            Stars = stars,
            Ratings = ratings,
            Customer = Customer,
            Text = Text?.Trim() is { Length: > 0 } text ? text : null,
            From = from,
            To = to,
            Sort = sort,
            Cursor = string.IsNullOrEmpty(Cursor) ? null : Cursor,
            Limit = limit,
        };
    }

    /// <summary>What was asked for over what a view says: a key that the address has goes before the view's.</summary>
    public TicketQuery Over(TicketQuery view, TicketQuery asked) => asked with
    {
        Box = Box is null ? view.Box : asked.Box,
        Brand = Brand is null ? view.Brand : asked.Brand,
        Statuses = Status is null or [] ? view.Statuses : asked.Statuses,
        Importances = Importance is null or [] ? view.Importances : asked.Importances,
        Assignee = Assignee is null ? view.Assignee : asked.Assignee,
        Channel = Channel is null ? view.Channel : asked.Channel,
        Tag = Tag is null ? view.Tag : asked.Tag,
        Types = Type is null or [] ? view.Types : asked.Types,
        Stars = Stars is null or [] ? view.Stars : asked.Stars,
        Ratings = Rating is null or [] ? view.Ratings : asked.Ratings,
        Customer = Customer is null ? view.Customer : asked.Customer,
        Text = Text is null ? view.Text : asked.Text,
        From = From is null ? view.From : asked.From,
        To = To is null ? view.To : asked.To,
        Sort = Sort is null ? view.Sort : asked.Sort,
    };

    /// <summary>As in the address.</summary>
    public static string NameOf(TicketSort sort) => Sorts.First(known => known.Value == sort).Key;

    public static bool TryLimit(string? text, out int limit)
    {
        limit = 50;
        return string.IsNullOrEmpty(text) || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MostItems);
    }

    /// <summary>As on the wire: "inProgress".</summary>
    public static bool TryEnum<T>(string text, out T value)
        where T : struct, Enum
    {
        foreach (var known in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(known.ToString()) == text)
            {
                value = known;
                return true;
            }
        }

        value = default;
        return false;
    }

    private static bool TryEnums<T>(string[]? texts, out ImmutableArray<T> values)
        where T : struct, Enum
    {
        var all = ImmutableArray.CreateBuilder<T>();
        values = [];

        foreach (var text in Parts(texts))
        {
            if (!TryEnum(text, out T value))
            {
                return false;
            }

            all.Add(value);
        }

        values = all.ToImmutable();
        return true;
    }

    private static bool TryStars(string[]? texts, out ImmutableArray<int> stars)
    {
        stars = [.. Parts(texts).Distinct(StringComparer.Ordinal).Select(text => text is [>= '1' and <= '5' and var given] ? given - '0' : 0)];
        return !stars.Contains(0);
    }

    private static IEnumerable<string> Parts(string[]? texts) =>
        (texts ?? []).SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static bool TryTime(string? text, out DateTimeOffset? time)
    {
        var said = !string.IsNullOrEmpty(text);
        var valid = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read);
        time = said && valid ? read : null;
        return !said || valid;
    }
}
