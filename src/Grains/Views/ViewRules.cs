using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Views;

namespace Oqupie.Grains.Views;

/// <summary>What saved views may be, and who may change them. Pure.</summary>
internal static class ViewRules
{
    public const int NameLength = 80;

    private const int ValueLength = 200;

    public static readonly ViewLimits Limits = new(OfOwner: 200, Shared: 200);

    public static readonly Refusal NoSuchView = Refusal.NotFound("There is no such view.");

    public static readonly Refusal TooMany = Refusal.Conflict(
        $"A member has at most {Limits.OfOwner} views, and an account shares at most {Limits.Shared}. Delete old ones.", "too_many_views");

    public static readonly Refusal MovedOn = Refusal.Conflict("It was changed elsewhere in the meantime. Read it again.", "moved-on", "version");

    private static readonly Refusal NotYours = Refusal.NotAllowed("Its maker changes a shared view, or who manages settings.", "view_not_yours");

    public static Outcome<SavedView> Make(string id, ViewWish wish, Actor actor, DateTimeOffset now) => Change(
        new() { Id = id, Name = "", Query = new(new(), Period: null), Owner = actor.Self, UpdatedAt = now, Version = 0 },
        wish with { ExpectedVersion = null },
        actor,
        now);

    /// <summary>As it was, version and all, where nothing is another.</summary>
    public static Outcome<SavedView> Change(SavedView before, ViewWish wish, Actor actor, DateTimeOffset now)
    {
        if (Keeps(before, actor) is { } keeps)
        {
            return keeps;
        }

        if (wish.ExpectedVersion is { } expected && expected != before.Version)
        {
            return MovedOn;
        }

        var after = before with
        {
            Name = wish.Name?.Trim() ?? before.Name,
            Shared = wish.Shared ?? before.Shared,
            Query = wish.Query is { } query && !Same(query, before.Query) ? query : before.Query,
        };

        return before.Shared && !after.Shared && before.Owner != actor.Self ? NotYours // It would be gone for who did it.
            : WhatIsWrong(after, actor) is { } refusal ? refusal
            : before.Version > 0 && after == before ? before
            : after with { Version = before.Version + 1, UpdatedAt = now };
    }

    /// <summary>Why this one may not change it or take it away; null where nothing speaks against it.</summary>
    public static Refusal? Keeps(SavedView view, Actor actor) =>
        view.Owner == actor.Self || actor.May(Permission.ManageSettings) ? null : NotYours;

    private static Refusal? WhatIsWrong(SavedView view, Actor actor) => view switch
    {
        { Name.Length: 0 or > NameLength } =>
            Refusal.Invalid($"A name has 1 to {NameLength} characters.", "name", "text_length").With("most", NameLength),
        { Query.Tickets.Brand: { } brand } when !actor.Serves(brand) => Refusal.Invalid("There is no such brand.", "query.brand", "no_such_brand"),
        { Query.Period: { } period } when !ViewQuery.Periods.ContainsKey(period) =>
            Refusal.Invalid($"A period is one of {string.Join(", ", ViewQuery.Periods.Keys.Order(StringComparer.Ordinal))}.", "query.period", "bad_period"),
        _ => TooLong(view.Query.Tickets),
    };

    private static Refusal? TooLong(TicketQuery query)
    {
        (string Name, string? Value)[] values =
        [
            ("brand", query.Brand), ("assignee", query.Assignee), ("channel", query.Channel),
            ("tag", query.Tag), ("customer", query.Customer), ("q", query.Text),
        ];
        return values.FirstOrDefault(value => value.Value?.Length > ValueLength) is { Name: { } name }
            ? Refusal.Invalid($"At most {ValueLength} characters.", $"query.{name}", "text_too_long").With("most", ValueLength)
            : null;
    }

    /// <summary>Lists are compared by what is in them.</summary>
    private static bool Same(ViewQuery a, ViewQuery b) =>
        a.Period == b.Period
        && a.Tickets.Statuses.SequenceEqual(b.Tickets.Statuses)
        && a.Tickets.Importances.SequenceEqual(b.Tickets.Importances)
        && a.Tickets.Types.SequenceEqual(b.Tickets.Types)
        && a.Tickets.Stars.SequenceEqual(b.Tickets.Stars)
        && a.Tickets.Ratings.SequenceEqual(b.Tickets.Ratings)
        && Alike(a.Tickets) == Alike(b.Tickets);

    private static TicketQuery Alike(TicketQuery query) => query with
    {
        Statuses = ImmutableArray<TicketStatus>.Empty,
        Importances = ImmutableArray<Importance>.Empty,
        Types = ImmutableArray<string>.Empty,
        Stars = ImmutableArray<int>.Empty,
        Ratings = ImmutableArray<CustomerRating>.Empty,
        Cursor = null,
        Limit = 0,
    };
}
