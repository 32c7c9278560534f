using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Views;
using Oqupie.WebHost.Tickets;

namespace Oqupie.WebHost.Views;

/// <summary>What a view shall be; what is left out stays.</summary>
/// <param name="Name">1 to 80 characters.</param>
/// <param name="Shared">Everybody who serves its brand sees it.</param>
/// <param name="Query">All of it: what is left out of it does not narrow.</param>
/// <param name="Version">The version that was read; a change of another one is refused. Not heeded for a new one.</param>
internal sealed record ViewBody(string? Name = null, bool? Shared = null, ViewQueryBody? Query = null, long? Version = null)
{
    /// <summary>Refused with the member that is to blame: "query.status".</summary>
    public Outcome<ViewWish> ToWish()
    {
        ViewQuery? query = null;

        if (Query is { } said)
        {
            if (!said.Read().Succeeded(out query, out var refusal))
            {
                return refusal with { Field = $"query.{refusal.Field}" };
            }
        }

        return new ViewWish { Name = Name, Shared = Shared, Query = query, ExpectedVersion = Version };
    }
}

/// <summary>The query of a list, in the words that its address has.</summary>
internal sealed record ViewQueryBody
{
    public string? Box { get; init; }

    public string? Brand { get; init; }

    public ImmutableArray<string>? Status { get; init; }

    public ImmutableArray<string>? Importance { get; init; }

    /// <summary>A member's id, none, or me: whoever opens the view.</summary>
    public string? Assignee { get; init; }

    public string? Channel { get; init; }

    public string? Tag { get; init; }

    /// <summary>An inquiry type, or several with commas between; none is those without.</summary>
    public string? Type { get; init; }

    /// <summary>What reviews give, each 1 to 5.</summary>
    public ImmutableArray<int>? Stars { get; init; }

    /// <summary>Of the customer: general, vip, vvip, malicious.</summary>
    public ImmutableArray<string>? Rating { get; init; }

    public string? Customer { get; init; }

    /// <summary>Created at or after, ISO 8601.</summary>
    public string? From { get; init; }

    /// <summary>Created before, ISO 8601.</summary>
    public string? To { get; init; }

    /// <summary>today, 7d, 30d or 90d: goes before <see cref="From"/>, and moves with the day.</summary>
    public string? Period { get; init; }

    public string? Q { get; init; }

    public string? Sort { get; init; }

    public Outcome<ViewQuery> Read() =>
        ToListQuery().Read(me: ViewQuery.Me).Succeeded(out var tickets, out var refusal)
            ? new ViewQuery(tickets, string.IsNullOrEmpty(Period) ? null : Period)
            : refusal;

    public static ViewQueryBody Of(ViewQuery query) => new()
    {
        Box = Name(query.Tickets.Box),
        Brand = query.Tickets.Brand,
        Status = [.. query.Tickets.Statuses.Select(Name)],
        Importance = [.. query.Tickets.Importances.Select(Name)],
        Assignee = query.Tickets.Assignee,
        Channel = query.Tickets.Channel,
        Tag = query.Tickets.Tag,
        Type = query.Tickets.Types is { IsDefaultOrEmpty: false } types ? string.Join(',', types) : null,
        Stars = query.Tickets.Stars,
        Rating = [.. query.Tickets.Ratings.Select(Name)],
        Customer = query.Tickets.Customer,
        From = query.Tickets.From?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        To = query.Tickets.To?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        Period = query.Period,
        Q = query.Tickets.Text,
        Sort = ListQuery.NameOf(query.Tickets.Sort),
    };

    private ListQuery ToListQuery() => new()
    {
        Box = Box,
        Brand = Given(Brand),
        Status = [.. Status ?? []],
        Importance = [.. Importance ?? []],
        Assignee = Given(Assignee),
        Channel = Given(Channel),
        Tag = Given(Tag),
        Type = Given(Type) is { } types ? [types] : null,
        Stars = [.. (Stars ?? []).Select(stars => stars.ToString(CultureInfo.InvariantCulture))],
        Rating = [.. Rating ?? []],
        Customer = Given(Customer),
        Text = Q,
        From = From,
        To = To,
        Sort = Sort,
    };

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>A view as it is.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="Name">Need not be the only one of its name.</param>
/// <param name="Shared">False: its maker alone sees it.</param>
/// <param name="Query">In the words of a list's address.</param>
/// <param name="Owner">The member who made it.</param>
/// <param name="MayChange">Whether the asker may change and delete it.</param>
/// <param name="UpdatedAt">The last change.</param>
/// <param name="Version">Rises by one with each change.</param>
internal sealed record ViewAnswer(
    string Id, string Name, bool Shared, ViewQueryBody Query, string Owner, bool MayChange, DateTimeOffset UpdatedAt, long Version)
{
    public static ViewAnswer Of(SavedView view, Actor actor) => new(
        view.Id,
        view.Name,
        view.Shared,
        ViewQueryBody.Of(view.Query),
        view.Owner,
        view.Owner == actor.Self || actor.May(Permission.ManageSettings),
        view.UpdatedAt,
        view.Version);
}

/// <param name="View">Which one.</param>
/// <param name="Version">Of the view that was counted.</param>
/// <param name="Count">At most 999.</param>
/// <param name="More">Whether there are more than that.</param>
internal sealed record ViewCountAnswer(string View, long Version, int Count, bool More);
