using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Oqupie.Contracts;
using Oqupie.Contracts.Drafts;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Seen;
using Oqupie.Contracts.Tickets;
using Oqupie.WebHost.Access;
using Oqupie.WebHost.Files;
using Oqupie.WebHost.Repeats;

namespace Oqupie.WebHost.Tickets;

/// <summary>Takes what agents and programs write on tickets to the ticket, and shows what became of it.</summary>
internal sealed class WritingDesk(IGrainFactory grains, WritingReader reader, SentLinks sent, FileLinks links)
{
    private const int LongestHold = 60;
    private const int SendNowHold = 10;

    private static readonly Refusal NoSuchReply = Refusal.NotFound("There is no such reply on this ticket.");

    public async Task<Outcome<TimelineItemView>> Reply(Actor actor, long ticket, ReplyBody body, HttpRequest request, CancellationToken cancellationToken)
    {
        if (HoldRefusal(body.HoldSeconds) is { } tooLong)
        {
            return tooLong;
        }

        if (!(await reader.Read(actor, body.Body, body.Format, body.Attachments, request, cancellationToken)).Succeeded(out var written, out var refusal))
        {
            return refusal;
        }

        if (body.Original is { } original && RequestWords.BodyRefusal(original) is { } unfit)
        {
            return unfit with { Field = "original" };
        }

        var wish = new ReplyWish
        {
            Body = written.Text,
            Format = written.Format,
            Status = body.Status,
            Attachments = written.Files,
            SeenVersion = body.SeenVersion,
            HoldSeconds = body.HoldSeconds ?? 0,
            WishId = written.WishId,
            By = written.By,
            Cc = body.Cc is null ? null : Addresses(body.Cc),
            Bcc = Addresses(body.Bcc),
            Declined = Addresses(body.Declined),
            Original = body.Original is null ? null : InlineImages.ToContentIds(body.Original, [], await links.Of(actor.Account)).Html,
            Links = sent.Link(request, body.SendAt),
        };
        var reply = await Send(actor, ticket, wish, body, cancellationToken);

        if (actor.Kind is ActorKind.Member && body.SendAt is null && reply.Succeeded(out var item, out _))
        {
            // What one has answered one has read.
            await grains.GetGrain<ISeenGrain>(new MemberId(actor.Account, actor.Id).ToString()).Saw(ticket, item.At);
        }

        return await Show(actor, ticket, reply);
    }

    /// <summary>Has a planned reply leave now; it can be taken back for as long as one of the console.</summary>
    public async Task<Outcome<TimelineItemView>> SendNow(Actor actor, long ticket, string item, CancellationToken cancellationToken) =>
        RequestWords.TryItem(item, out var version)
            ? await Show(actor, ticket, await Plans(actor, ticket).SendNow(actor, version, SendNowHold, cancellationToken))
            : NoSuchReply;

    public async Task<Outcome<TimelineItemView>> Memo(Actor actor, long ticket, MemoBody body, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!(await reader.Read(actor, body.Body, body.Format, body.Attachments, request, cancellationToken)).Succeeded(out var written, out var refusal))
        {
            return refusal;
        }

        var wish = new MemoWish
        {
            Body = written.Text,
            Format = written.Format,
            Attachments = written.Files,
            WishId = written.WishId,
            By = written.By,
        };
        return await Show(actor, ticket, body.Draft is { } draft
            ? await Draft(actor, ticket, DraftMode.Memo).Memo(actor, wish, SendingOf(draft), cancellationToken)
            : await grains.Ticket(actor, ticket).Memo(actor, wish, cancellationToken));
    }

    public async Task<Outcome<TimelineItemView>> Forward(Actor actor, long ticket, ForwardBody body, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!(await reader.Read(actor, body.Body ?? "", body.Format, body.Attachments, request, cancellationToken)).Succeeded(out var written, out var refusal))
        {
            return refusal;
        }

        if (HoldRefusal(body.HoldSeconds) is { } tooLong)
        {
            return tooLong;
        }

        if (!TryItems(body.Items, out var items))
        {
            return Refusal.Invalid("There is no such item on this ticket.", "items", "not_forwardable");
        }

        long? answers = body.Answers is null ? null : RequestWords.TryItem(body.Answers, out var answered) ? answered : 0; // Nothing stands at 0.
        var wish = new ForwardWish
        {
            To = Addresses(body.To),
            Cc = Addresses(body.Cc),
            Body = written.Text,
            Format = written.Format,
            Attachments = written.Files,
            Items = items,
            Answers = answers,
            HoldSeconds = body.HoldSeconds ?? 0,
            WishId = written.WishId,
            By = written.By,
        };
        var forwards = grains.GetGrain<ITicketForwardsGrain>(new TicketId(actor.Account, ticket).ToString());
        return await Show(actor, ticket, await forwards.Forward(actor, wish, cancellationToken));
    }

    /// <summary>Takes a reply back, and gives its text back as it was written.</summary>
    public async Task<Outcome<WithdrawnReply>> Withdraw(Actor actor, long ticket, string item, CancellationToken cancellationToken)
    {
        if (!RequestWords.TryItem(item, out var version))
        {
            return NoSuchReply;
        }

        if (!(await grains.Ticket(actor, ticket).Withdraw(actor, version, cancellationToken)).Succeeded(out var reply, out var refusal))
        {
            return refusal;
        }

        var files = await links.Of(actor.Account);
        ImmutableArray<string> ids = [.. reply.Attachments.Select(file => files.Show(file).Id)];
        var (body, format) = reply.Html is { } html
            ? (InlineImages.ToAddresses(html, reply.Attachments, files, forEditing: true), TextFormat.Html)
            : (reply.Text ?? "", TextFormat.Text);
        var original = reply.Original is { } before ? InlineImages.ToAddresses(before, reply.Attachments, files, forEditing: true) : null;
        return new WithdrawnReply(body, format, ids, [.. reply.Cc.Select(party => party.Email)], [.. reply.Bcc.Select(party => party.Email)], original);
    }

    public async Task<Outcome<TimelineItemView>> Resend(Actor actor, long ticket, string item, CancellationToken cancellationToken) =>
        RequestWords.TryItem(item, out var version)
            ? await Show(actor, ticket, await grains.Ticket(actor, ticket).Resend(actor, version, cancellationToken))
            : NoSuchReply;

    public async Task<Outcome<Page<TimelineItemView>>> Timeline(Actor actor, long ticket, TimelineRange range, CancellationToken cancellationToken)
    {
        if (!(await grains.Ticket(actor, ticket).Timeline(actor, range, cancellationToken)).Succeeded(out var page, out var refusal))
        {
            return refusal;
        }

        var files = await links.Of(actor.Account);
        var states = await sent.States(new(actor.Account, ticket), page.Items);
        return new Page<TimelineItemView>(
            [.. page.Items.Select(item => TimelineItemView.Show(item, ticket, files, states))],
            page.Next?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private Task<Outcome<TimelineItem>> Send(Actor actor, long ticket, ReplyWish wish, ReplyBody body, CancellationToken cancellationToken)
    {
        ReplyPlanWish? plan = body.SendAt is { } at ? PlanOf(at, body) : null;
        return (body.Draft, plan) switch
        {
            ({ } draft, { } later) => Draft(actor, ticket, DraftMode.Reply).Plan(actor, wish, later, SendingOf(draft), cancellationToken),
            ({ } draft, null) => Draft(actor, ticket, DraftMode.Reply).Reply(actor, wish, SendingOf(draft), cancellationToken),
            (null, { } later) => Plans(actor, ticket).Plan(actor, wish, later, cancellationToken),
            (null, null) => grains.Ticket(actor, ticket).Reply(actor, wish, cancellationToken),
        };
    }

    private ITicketPlansGrain Plans(Actor actor, long ticket) => grains.GetGrain<ITicketPlansGrain>(new TicketId(actor.Account, ticket).ToString());

    private IDraftSendingGrain Draft(Actor actor, long ticket, DraftMode mode) =>
        grains.GetGrain<IDraftSendingGrain>(new DraftId(new(actor.Account, ticket), mode).ToString());

    private static Refusal? HoldRefusal(int? seconds) => seconds is < 0 or > LongestHold
        ? Refusal.Invalid($"It can be held for 0 to {LongestHold} seconds.", "holdSeconds", "number_range").With("least", 0).With("most", LongestHold)
        : null;

    private static ReplyPlanWish PlanOf(DateTimeOffset at, ReplyBody body) => new(at.ToUniversalTime(), body.SendAnyway is true);

    private static DraftSending SendingOf(SentDraftBody draft) => new(draft.Sent, draft.UpTo, draft.Data ?? "");

    private static bool TryItems(ImmutableArray<string?>? named, out ImmutableArray<long>? items)
    {
        items = null;

        if (named is not { IsDefault: false } given)
        {
            return true;
        }

        var versions = ImmutableArray.CreateBuilder<long>(given.Length);

        foreach (var item in given)
        {
            if (item is null || !RequestWords.TryItem(item, out var version))
            {
                return false;
            }

            versions.Add(version);
        }

        items = versions.DrainToImmutable();
        return true;
    }

    // What is null among them is no address, and is refused as such.
    private static ImmutableArray<string> Addresses(ImmutableArray<string?>? addresses) =>
        addresses is { IsDefault: false } given ? [.. given.Select(address => address?.Trim() ?? "")] : [];

    private async Task<Outcome<TimelineItemView>> Show(Actor actor, long ticket, Outcome<TimelineItem> outcome) =>
        outcome.Succeeded(out var item, out var refusal)
            ? TimelineItemView.Show(item, ticket, await links.Of(actor.Account), await sent.States(new(actor.Account, ticket), [item]))
            : refusal;
}
