using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Oqupie.Contracts;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.WebHost.Access;
using Oqupie.WebHost.Files;
using Oqupie.WebHost.Repeats;

namespace Oqupie.WebHost.Tickets;

/// <summary>Reads what somebody writes on a ticket: the text, and the files that go with it.</summary>
internal sealed class WritingReader(Participants participants, FileLinks links, IUploadedFiles uploads)
{
    private const int UploadIdLength = 32;

    /// <summary>Refused for a text that is none, and for files that are not there, not whole yet, or too many.</summary>
    public async Task<Outcome<Written>> Read(
        Actor actor,
        string? text,
        TextFormat? format,
        ImmutableArray<string?>? attachments,
        HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (RequestWords.BodyRefusal(text) is { } unfit)
        {
            return unfit;
        }

        var files = await links.Of(actor.Account);
        var named = attachments is { IsDefault: false } ids ? ids : [];

        if (!(await WithUploads(actor, named, cancellationToken)).Succeeded(out var sealedIds, out var refusal)
            || !files.Open(sealedIds).Succeeded(out var attached, out refusal))
        {
            return refusal;
        }

        var (body, all) = format is TextFormat.Html ? InlineImages.ToContentIds(text!, attached, files) : (text!, attached);
        return all.Length > FileLinks.MostAttachments
            ? Refusal.Invalid($"At most {FileLinks.MostAttachments} files go with one message.", "attachments", "too_many_files")
                .With("most", FileLinks.MostAttachments)
            : new Written(body, format ?? TextFormat.Text, all, WishId.Of(request), await participants.Of(actor));
    }

    // An upload's id becomes that of the file it has become; what is none stays, and is refused as no file.
    private async Task<Outcome<string?[]>> WithUploads(Actor actor, ImmutableArray<string?> ids, CancellationToken cancellationToken)
    {
        var all = ids.ToArray();

        for (var i = 0; i < Math.Min(all.Length, FileLinks.MostAttachments); i++)
        {
            if (all[i] is not { Length: UploadIdLength } id || !LocalKey.IsValid(id))
            {
                continue;
            }

            if ((await uploads.File(actor, id, cancellationToken)).Succeeded(out var file, out var refusal))
            {
                all[i] = file.Id;
            }
            else if (refusal.Kind is not RefusalKind.NotFound)
            {
                return refusal with { Field = "attachments" };
            }
        }

        return all;
    }
}

/// <param name="Text">As it was written; pictures of HTML by content id.</param>
/// <param name="Format">What the text is.</param>
/// <param name="Files">All that go with it.</param>
/// <param name="WishId">The caller's own id of the wish.</param>
/// <param name="By">Who wrote it.</param>
internal sealed record Written(string Text, TextFormat Format, ImmutableArray<FileRef> Files, string? WishId, Participant By);
