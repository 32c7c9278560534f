using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Orleans.Runtime;

namespace Oqupie.Grains.Knowledge;

/// <summary>
/// What happens by itself: articles become public at their time, and what was counted is written down. The reminder brings the grain back after a restart
/// while anything is planned; the timer is for being on time.
/// </summary>
internal sealed partial class KnowledgeGrain
{
    private const string Publish = "publish";

    private static readonly TimeSpan WakeEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan CountFor = TimeSpan.FromSeconds(10);

    private readonly string _activation = Contracts.LocalKey.New();
    private readonly Dictionary<string, ArticleCount> _counts = [];

    private long _changes;
    private PortalHome? _public;
    private IGrainTimer? _publishing;
    private IGrainTimer? _counting;

    public Task<PortalHome?> Public(string? known)
    {
        var now = _public ??= _book.ForEverybody(string.Create(global::System.Globalization.CultureInfo.InvariantCulture, $"{_activation}-{_changes}"));
        return Task.FromResult(now.Version == known ? null : now);
    }

    public Task Count(string article, long views, long yes, long no)
    {
        if (_book.Article(article) is not null)
        {
            var before = _counts.GetValueOrDefault(article);
            _counts[article] = new(before.Views + views, before.Yes + yes, before.No + no);
            _counting ??= this.RegisterGrainTimer(WriteCounts, new() { DueTime = CountFor, Period = CountFor, Interleave = true });
        }

        return Task.CompletedTask;
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await PublishDue(CancellationToken.None);

        if (_book.NextDue is null && await this.GetReminder(Publish) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private Task<IGrainReminder> KeepWaking() => this.RegisterOrUpdateReminder(Publish, WakeEvery, WakeEvery);

    private void Changed()
    {
        _changes++;
        _public = null;
        followers.Of(Brand);
    }

    private void WatchTheClock()
    {
        if (_book.NextDue is not { } due)
        {
            return;
        }

        var wait = due - clock.GetUtcNow();
        wait = wait < TimeSpan.Zero ? TimeSpan.Zero : wait < WakeEvery ? wait : WakeEvery;
        _publishing ??= this.RegisterGrainTimer(PublishDue, new() { DueTime = Timeout.InfiniteTimeSpan, Period = Timeout.InfiniteTimeSpan });
        _publishing.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private async Task PublishDue(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        foreach (var article in _book.Due(now))
        {
            try
            {
                await PublishOne(article, now, cancellationToken);
            }
            catch (Exception e)
            {
                LogNotPublished(e, article.Id, Brand); // The reminder tries again.
                return;
            }
        }

        WatchTheClock();
    }

    private async Task PublishOne(Article article, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await Text(article, cancellationToken) is not { } text)
        {
            return;
        }

        var published = text with { Version = article.Version + 1, State = KnowledgeState.Public, PublishAt = null, At = now, By = "" };
        var decision = new ArticleDecision(ArticleRules.With(article, published), published, [], IsMoved: false);

        if (await WriteVersion(Actor.System(Brand.Account), decision, published))
        {
            Keep(decision);
        }
    }

    private async Task WriteCounts(CancellationToken cancellationToken)
    {
        if (_counts.Count is 0)
        {
            return;
        }

        var counted = _counts.ToImmutableDictionary();
        _counts.Clear();

        try
        {
            await store.Count(Brand, counted, cancellationToken);
        }
        catch (Exception e)
        {
            LogNotCounted(e, counted.Count, Brand); // Views are worth less than a grain that goes on.
        }
    }

    [LoggerMessage(LogLevel.Error, "Article {Article} of brand {Brand} could not be published at its time.")]
    private partial void LogNotPublished(Exception exception, string article, BrandId brand);

    [LoggerMessage(LogLevel.Warning, "What was counted on {Count} articles of brand {Brand} is lost.")]
    private partial void LogNotCounted(Exception exception, int count, BrandId brand);
}
