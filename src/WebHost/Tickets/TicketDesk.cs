using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Mentions;
using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Views;
using Oqupie.WebHost.Access;
using Oqupie.WebHost.Repeats;

namespace Oqupie.WebHost.Tickets;

/// <summary>Lists, makes and changes tickets for whoever asks.</summary>
internal sealed class TicketDesk(IGrainFactory grains, Participants participants, TimeProvider clock)
{
    private const int LongestName = 100;

    public async Task<Outcome<Page<TicketView>>> List(Actor actor, ListQuery query, CancellationToken cancellationToken)
    {
        if (!(await Wanted(actor, query, cancellationToken)).Succeeded(out var wanted, out var wrong))
        {
            return wrong;
        }

        return (await Lists(actor).Page(actor, wanted, cancellationToken)).Succeeded(out var page, out var refusal)
            ? new Page<TicketView>(page.Items, page.Next)
            : refusal;
    }

    public async Task<Outcome<TicketCount>> Count(Actor actor, ListQuery query, CancellationToken cancellationToken) =>
        (await Wanted(actor, query, cancellationToken)).Succeeded(out var wanted, out var wrong)
            ? await Lists(actor).Count(actor, wanted, cancellationToken)
            : wrong;

    public Task<BoxCounts> Counts(Actor actor, string? brand, CancellationToken cancellationToken) =>
        Lists(actor).Counts(actor, string.IsNullOrEmpty(brand) ? null : brand, cancellationToken);

    public async Task<Outcome<TicketView>> Make(Actor actor, NewTicketBody body, HttpRequest request, CancellationToken cancellationToken)
    {
        if (Lacking(body) is { } refusal)
        {
            return refusal;
        }

        return await grains.GetGrain<ITicketDeskGrain>(actor.Account.ToString()).Open(actor, new()
        {
            Brand = body.Brand!,
            Channel = body.Channel,
            Subject = body.Subject!,
            Body = body.Body!,
            Format = body.Format ?? TextFormat.Text,
            CustomerEmail = body.Customer!.Email!,
            CustomerName = body.Customer.Name ?? "",
            Importance = body.Importance,
            Tags = body.Tags is { IsDefault: false } tags ? tags : [],
            WishId = WishId.Of(request),
            By = await participants.Of(actor),
        }, cancellationToken);
    }

    public async Task<Outcome<TicketView>> Change(Actor actor, long ticket, TicketChangeBody body, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!RequestWords.ExpectedVersionOf(request).Succeeded(out var expected, out var wrong) && wrong is not null)
        {
            return wrong;
        }

        if (!RequestWords.TrySnooze(body.SnoozeUntil, out var snooze))
        {
            return Refusal.Invalid("That is neither a time nor \"reply\".", "snoozeUntil", "bad_snooze");
        }

        return await grains.Ticket(actor, ticket).Change(actor, new()
        {
            Status = body.Status,
            Importance = body.Importance,
            Assignee = body.Assignee,
            Tags = body.Tags is { IsDefault: false } tags ? tags : (ImmutableArray<string>?)null,
            Deleted = body.Deleted,
            Spam = body.Spam,
            Snooze = snooze,
            Type = body.Type,
            NoType = body.NoType,
            Fields = body.Fields?.ToImmutableDictionary(one => one.Key, one => one.Value?.Values ?? []),
            ExpectedVersion = expected,
            By = await participants.Of(actor),
        }, cancellationToken);
    }

    /// <summary>Refused (not found) for a ticket that the asker may not see.</summary>
    public async Task<Outcome<Page<Mentionable>>> Mentionable(Actor actor, long ticket, string text, CancellationToken cancellationToken)
    {
        if (!(await grains.Ticket(actor, ticket).Read(actor, cancellationToken)).Succeeded(out var view, out var refusal))
        {
            return refusal;
        }

        var query = new MentionQuery
        {
            Brand = view.Brand,
            Member = view.Assignee.Member,
            Group = view.Assignee.Group,
            Text = text.Length > LongestName ? text[..LongestName] : text,
        };
        return new Page<Mentionable>(await grains.GetGrain<IMentionsGrain>(actor.Account.ToString()).Find(query));
    }

    /// <summary>What was asked for, over what the view says that it names.</summary>
    private async Task<Outcome<TicketQuery>> Wanted(Actor actor, ListQuery query, CancellationToken cancellationToken)
    {
        if (!query.Read(actor.Self).Succeeded(out var asked, out var wrong) || string.IsNullOrEmpty(query.View))
        {
            return wrong is null ? asked! : wrong;
        }

        var views = grains.GetGrain<ISavedViewsGrain>(actor.Account.ToString());
        return (await views.Read(actor, query.View, cancellationToken)).Succeeded(out var view, out _)
            ? query.Over(view.Query.For(actor.Self, clock.GetUtcNow()), asked)
            : Refusal.Invalid("There is no such view.", "view", "no_such_view");
    }

    private ITicketListsGrain Lists(Actor actor) => grains.GetGrain<ITicketListsGrain>(actor.Account.ToString());

    private static Refusal? Lacking(NewTicketBody body)
    {
        if (string.IsNullOrEmpty(body.Brand))
        {
            return Refusal.Invalid("Say which brand it is for.", "brand", "missing");
        }

        if (string.IsNullOrWhiteSpace(body.Subject))
        {
            return Refusal.Invalid("A ticket has a subject.", "subject", "missing");
        }

        return string.IsNullOrWhiteSpace(body.Customer?.Email)
            ? Refusal.Invalid("Say who asks.", "customer.email", "missing")
            : RequestWords.BodyRefusal(body.Body);
    }
}

internal static class TicketGrains
{
    public static ITicketGrain Ticket(this IGrainFactory grains, Actor actor, long ticket) =>
        grains.GetGrain<ITicketGrain>(new TicketId(actor.Account, ticket).ToString());
}
