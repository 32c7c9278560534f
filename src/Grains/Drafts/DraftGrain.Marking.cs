using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Drafts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Drafts;

/// <summary>Says in lists that words stand here. The mark is stored with the frame that changes it, and told after that.</summary>
internal sealed partial class DraftGrain
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    private DraftMark _mark = null!;
    private bool _isMarked;

    /// <summary>The version by which lists heard of it last.</summary>
    private long _told;

    /// <summary>Put together when it is first needed; null until then, and when it may not be what is stored.</summary>
    private DraftText? _text;

    private async Task<bool> Append(DraftRow row, string by)
    {
        // Before it is stored, so that both are stored together. Where that fails this activation ends, and what it has read with it.
        var text = _text ??= DraftText.Of(_book);
        text.Take(row.Kind is DraftRowKind.Update or DraftRowKind.Sent ? row.Data : "");
        var mark = DraftMarks.After(_mark, text.HasWords, by);
        var stored = mark ?? (_isMarked ? null : _mark); // A blank one, too, has its row, by which it is forgotten one day.

        if (!await Keep(row, () => store.Append(_id, row, stored, CancellationToken.None)))
        {
            return false;
        }

        _isMarked = true;

        if (mark is not null)
        {
            _mark = mark;
            await TellLists(row.At, by);
        }

        return true;
    }

    /// <summary>A hint, as all the feed says: where the ticket cannot be asked who may hear of it, lists show it when they next read.</summary>
    private async Task TellLists(DateTimeOffset at, string by)
    {
        try
        {
            if ((await Ticket.Read(Actor.System(_id.Ticket.Account), CancellationToken.None)).Succeeded(out var ticket, out _))
            {
                feeds.Tell(new BrandId(_id.Ticket.Account, ticket.Brand), new FeedNews
                {
                    Kind = FeedNews.Draft,
                    Id = string.Create(CultureInfo.InvariantCulture, $"{_id.Ticket.Number}/{_id.Word}"),
                    Version = _told = Math.Max(_told + 1, at.UtcTicks), // Numbers begin anew once a draft was forgotten.
                    Audience = new(ticket.Assignee.Member, ticket.Assignee.Group),
                    Row = [.. JsonSerializer.SerializeToUtf8Bytes(_mark, Wire)],
                    By = new("member", by, ""),
                });
            }
        }
        catch (Exception e)
        {
            LogNotMarked(e, _id);
        }
    }

    [LoggerMessage(LogLevel.Information, "Lists could not be told of draft {Draft}; they show it when they next read.")]
    private partial void LogNotMarked(Exception exception, DraftId draft);
}
