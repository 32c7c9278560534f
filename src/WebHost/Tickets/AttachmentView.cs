using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Uploads;
using Oqupie.WebHost.Files;

namespace Oqupie.WebHost.Tickets;

/// <summary>A file of an item, as programs see it.</summary>
internal sealed record AttachmentView(string Id, string Name, long Size, string ContentType, string Url, bool Inline)
{
    /// <summary>Where it went out as an address instead of bytes; left out where it went along, and where the item was carried from another ticket.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LinkView? Link { get; init; }

    public static ImmutableArray<AttachmentView> Of(TimelineItem item, long ticket, AccountFiles files, ImmutableArray<LinkState> links) =>
    [
        .. item.Attachments.Select((file, index) => Show(file, files) with
        {
            // A plan has no address yet: it is made of the reply that the plan becomes.
            Link = file.Link is { } link && item is { Type: TimelineKind.Reply, Carried: null }
                ? LinkView.Show(
                    files.LinkOf(link, ticket, item.Version, index), link, links.FirstOrDefault(known => known.Item == item.Version && known.File == index))
                : null,
        }),
    ];

    private static AttachmentView Show(FileRef file, AccountFiles files)
    {
        var shown = files.Show(file);
        return new(shown.Id, shown.Name, shown.Size, shown.ContentType, shown.Url, file.Inline);
    }
}

/// <param name="Url">What the customer has.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Fetched">How often it was fetched.</param>
internal sealed record LinkView(string Url, DateTimeOffset Until, long Fetched)
{
    /// <summary>When last; null where never.</summary>
    public required DateTimeOffset? FetchedAt { get; init; }

    /// <summary>When it was taken back; null where it was not.</summary>
    public required DateTimeOffset? WithdrawnAt { get; init; }

    public static LinkView Show(string url, FileLink link, LinkState? state) =>
        new(url, link.Until, state?.Fetched ?? 0) { FetchedAt = state?.FetchedAt, WithdrawnAt = state?.WithdrawnAt };
}
