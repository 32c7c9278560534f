using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.WebHost.Tickets;

namespace Oqupie.WebHost.Customers;

/// <summary>The query of the list as it stands in the address. Everything is read as text, so that a wrong value is named.</summary>
internal sealed record CustomerListQuery
{
    private const int LongestText = 200;

    [FromQuery(Name = "email"), Description("Exactly this address; nothing else is asked then")]
    public string? Email { get; init; }

    [FromQuery(Name = "q"), Description("How words of the name, an address or an external id begin")]
    public string? Text { get; init; }

    [FromQuery(Name = "rating"), Description("general, vip, vvip or malicious")]
    public string? Rating { get; init; }

    [FromQuery(Name = "tag")]
    public string? Tag { get; init; }

    [FromQuery(Name = "blocked"), Description("true or false")]
    public string? Blocked { get; init; }

    [FromQuery(Name = "brand"), Description("In which they have tickets")]
    public string? Brand { get; init; }

    [FromQuery(Name = "channel"), Description("A kind of channel by which tickets of theirs came")]
    public string? Channel { get; init; }

    [FromQuery(Name = "sort"), Description("newest, name or lastTicket")]
    public string? Sort { get; init; }

    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "limit"), Description("From 1 to 200; 50 unless said")]
    public string? Limit { get; init; }

    public Outcome<CustomerQuery> Read()
    {
        if (new[] { ("q", Text), ("tag", Tag), ("brand", Brand), ("channel", Channel) }.FirstOrDefault(one => one.Item2?.Length > LongestText) is
            { Item1: { } name })
        {
            return Refusal.Invalid($"At most {LongestText} characters.", name, "text_too_long").With("most", LongestText);
        }

        if (!TryChoice(Rating, out CustomerRating? rating))
        {
            return Refusal.Invalid("general, vip, vvip or malicious.", "rating");
        }

        if (!TryChoice(Sort, out CustomerSort? sort))
        {
            return Refusal.Invalid("newest, name or lastTicket.", "sort");
        }

        if (Given(Blocked) is not (null or "true" or "false"))
        {
            return Refusal.Invalid("true or false.", "blocked");
        }

        return !ListQuery.TryLimit(Limit, out var limit) ? Refusal.Invalid("From 1 to 200.", "limit") : new CustomerQuery
        {
            Text = Given(Text),
            Rating = rating,
            Tag = Given(Tag),
            Blocked = Given(Blocked) is { } blocked ? blocked is "true" : null,
            Brand = Given(Brand),
            Channel = Given(Channel),
            Sort = sort ?? CustomerSort.Newest,
            Cursor = Given(Cursor),
            Limit = limit,
        };
    }

    private static bool TryChoice<T>(string? text, out T? choice)
        where T : struct, Enum
    {
        choice = null;

        if (Given(text) is { } said)
        {
            if (!ListQuery.TryEnum(said, out T known))
            {
                return false;
            }

            choice = known;
        }

        return true;
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
