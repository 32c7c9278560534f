using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Log;

namespace Oqupie.Grains.Knowledge;

/// <summary>Keeps this silo's indexes of articles up with the event log, one for each brand that is asked here or written here.</summary>
internal sealed class ArticleFollowers : CopyFollowers<BrandId>
{
    private readonly IStoredArticles _articles;
    private readonly IArticleIndex _index;

    public ArticleFollowers(
        IEventLog log,
        LogBell logBell,
        IStoredArticles articles,
        IArticleIndex index,
        LostIndexBell bell,
        TimeProvider clock,
        ILogger<LogTail> tailLogger,
        ILogger<CopyFollower> logger)
        : base(log, logBell, [KnowledgeJson.ArticleKind, KnowledgeJson.TreeKind], clock, tailLogger, logger)
    {
        (_articles, _index) = (articles, index);
        bell.Heard = Lose;
    }

    protected override ILogCopy CopyOf(BrandId key) => new ArticleCopy(key, _articles, _index);

    protected override BrandId KeyOf(LoggedEvent happened) => new(happened.Account, happened.Brand);
}
