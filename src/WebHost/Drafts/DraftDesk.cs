using System.Collections.Immutable;
using System.Text.Json;
using Oqupie.Contracts;
using Oqupie.Contracts.Drafts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.WebHost.Files;
using Oqupie.WebHost.Tickets;

namespace Oqupie.WebHost.Drafts;

/// <summary>Shows programs what is being written on a ticket, and writes it for them.</summary>
internal sealed class DraftDesk(IGrainFactory grains, FileLinks links)
{
    /// <summary>More go with no reply.</summary>
    private const int MostAddresses = 50;

    private const int LongestAddress = 320;

    public async Task<Outcome<DraftsView>> Read(Actor actor, long ticket, CancellationToken cancellationToken)
    {
        if (!(await Draft(actor, ticket, DraftMode.Reply).Read(actor, cancellationToken)).Succeeded(out var reply, out var refusal)
            || !(await Draft(actor, ticket, DraftMode.Memo).Read(actor, cancellationToken)).Succeeded(out var memo, out refusal))
        {
            return refusal;
        }

        var files = await links.Of(actor.Account);
        return new DraftsView { Reply = Show(reply, files), Memo = Show(memo, files) };
    }

    /// <summary>Nothing is written where one of both is refused before.</summary>
    public async Task<Outcome<DraftsView>> Put(Actor actor, long ticket, DraftsBody body, CancellationToken cancellationToken)
    {
        var files = await links.Of(actor.Account);

        if (!Wish(body.Reply, "reply", files).Succeeded(out var reply, out var refusal)
            || !Wish(body.Memo, "memo", files).Succeeded(out var memo, out refusal))
        {
            return refusal;
        }

        if (body.NamesReply && !(await Draft(actor, ticket, DraftMode.Reply).Put(actor, reply, cancellationToken)).Succeeded(out _, out refusal))
        {
            return refusal;
        }

        if (body.NamesMemo && !(await Draft(actor, ticket, DraftMode.Memo).Put(actor, memo, cancellationToken)).Succeeded(out _, out refusal))
        {
            return refusal;
        }

        return await Read(actor, ticket, cancellationToken);
    }

    private static Outcome<DraftWish> Wish(DraftBody? body, string field, AccountFiles files)
    {
        if (body is null)
        {
            return new DraftWish();
        }

        if (RequestWords.BodyRefusal(body.Body ?? "") is { } unfit)
        {
            return unfit with { Field = $"{field}.body" };
        }

        if (!files.Open(body.Attachments is { IsDefault: false } ids ? ids : []).Succeeded(out var attached, out var refusal))
        {
            return refusal with { Field = $"{field}.attachments" };
        }

        if (body.Cc?.Length > MostAddresses || body.Bcc?.Length > MostAddresses)
        {
            return Refusal.Invalid($"At most {MostAddresses} addresses.", field, "too_many_addresses").With("most", MostAddresses);
        }

        var (cc, bcc) = (Addresses(body.Cc), Addresses(body.Bcc));

        if ((cc ?? []).Concat(bcc ?? []).Any(address => address.Length is 0 or > LongestAddress))
        {
            return Refusal.Invalid("That is not an e-mail address.", field, "not_an_email");
        }

        var format = body.Format ?? TextFormat.Text;

        return new DraftWish
        {
            Text = DraftNodes.Of(format is TextFormat.Html ? Shown(body.Body ?? "", files) : body.Body ?? "", format),
            Files = [.. attached.Select(files.Show).Select(file => new DraftFile(file.Id, JsonSerializer.Serialize(file, JsonSerializerOptions.Web)))],
            Cc = cc,
            Bcc = bcc,
        };
    }

    private static DraftView? Show(DraftContent draft, AccountFiles files) => draft.IsBlank ? null : new()
    {
        Body = Shown(draft.Html, files),
        Attachments = draft.Files,
        Cc = draft.Cc,
        Bcc = draft.Bcc,
    };

    // Addresses of pictures end; which file it is stands beside, and of that one an address is made anew.
    private static string Shown(string html, AccountFiles files)
    {
        var (text, pictures) = InlineImages.ToContentIds(html, [], files);
        return InlineImages.ToAddresses(text, pictures, files, forEditing: true);
    }

    // Whether they can be sent to is asked when it is sent: half an address may stand in a draft.
    private static ImmutableArray<string>? Addresses(ImmutableArray<string?>? named) =>
        named is { IsDefault: false } given ? [.. given.Select(address => address?.Trim() ?? "")] : null;

    private IDraftTextGrain Draft(Actor actor, long ticket, DraftMode mode) =>
        grains.GetGrain<IDraftTextGrain>(new DraftId(new(actor.Account, ticket), mode).ToString());
}
