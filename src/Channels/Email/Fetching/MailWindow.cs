using MailKit.Search;
using Oqupie.Contracts.Channels;

namespace Oqupie.Channels.Email.Fetching;

/// <summary>How far back a folder is taken in, by the day the server took each mail.</summary>
/// <param name="From">What came before stays out at the first look; null: everything is taken in.</param>
/// <param name="NewFrom">What came before is an import; null: nothing is.</param>
internal sealed record MailWindow(DateTimeOffset? From, DateTimeOffset? NewFrom)
{
    /// <summary>Two clocks that differ must not make a new mail an old one.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    public static MailWindow Of(WatchedFolder folder, MailFetching fetching) =>
        folder.Since is { } since ? new(since - Slack - TimeSpan.FromDays(fetching.ImportDays), since - Slack) : new(null, null);

    /// <summary>A server compares days, and in a zone of its own; what is too old by hours is told by <see cref="IsTooOld"/>.</summary>
    public SearchQuery Search() => From is { } from ? SearchQuery.DeliveredAfter(from.UtcDateTime.Date.AddDays(-1)) : SearchQuery.All;

    public bool IsTooOld(DateTimeOffset? at) => at < From;

    public bool IsImport(DateTimeOffset? at) => at < NewFrom;
}
