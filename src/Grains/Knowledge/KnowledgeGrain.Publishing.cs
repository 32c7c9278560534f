using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Orleans.Runtime;

namespace Oqupie.Grains.Knowledge;

/// <summary>What happens by itself: articles become public at their time, which the schedule knows, and what was counted is written down.</summary>
internal sealed partial class KnowledgeGrain
{
    private static readonly TimeSpan ToTheSecond = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CountFor = TimeSpan.FromSeconds(10);

    private readonly string _activation = Contracts.LocalKey.New();
    private readonly Dictionary<string, ArticleCount> _counts = [];

    private long _changes;
    private PortalHome? _public;
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

    public async Task<bool> Publish(string id, DateTimeOffset planned, CancellationToken cancellationToken)
    {
        if (_book.Article(id) is not { PublishAt: { } at } article)
        {
            return false;
        }

        if (at - planned > ToTheSecond)
        {
            // It was put off by a version of ours that knew no rows.
            await due.Put(Brand.Account, [ArticlePlan.Of(Brand, article)!], CancellationToken.None);
            return true;
        }

        if (await Text(article, cancellationToken) is not { } text)
        {
            return false;
        }

        var published = text with { Version = article.Version + 1, State = KnowledgeState.Public, PublishAt = null, At = clock.GetUtcNow(), By = "" };
        var decision = new ArticleDecision(ArticleRules.With(article, published), published, [], IsMoved: false);

        // Where another writer was faster, the row is that one's by now; ours has ended.
        if (await WriteVersion(Actor.System(Brand.Account), decision, published))
        {
            Keep(decision);
        }

        return true;
    }

    /// <summary>
    /// Versions of ours that knew no due rows set a reminder for a brand with plans, and may do so while they are being replaced. Its plans get their rows
    /// now, and it has done its last work.
    /// </summary>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await due.Put(Brand.Account, [.. _book.Planned.Select(article => ArticlePlan.Of(Brand, article)!)], CancellationToken.None);

        if (await this.GetReminder(reminderName) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private void Changed()
    {
        _changes++;
        _public = null;
        followers.Of(Brand);
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

    [LoggerMessage(LogLevel.Warning, "What was counted on {Count} articles of brand {Brand} is lost.")]
    private partial void LogNotCounted(Exception exception, int count, BrandId brand);
}
