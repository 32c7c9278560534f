using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Knowledge;

/// <summary>Does one thing to many articles, in the order they are named. Each stands by itself: one that is refused stops no other.</summary>
internal sealed class ArticleBulkDesk(KnowledgeDesk desk)
{
    private const int Most = 200;

    /// <summary>Tags are added to what is there, so somebody else's change in between is looked at anew.</summary>
    private const int Tries = 5;

    public async Task<Outcome<Page<ArticleBulkResult>>> Do(Actor actor, string brand, ArticleBulkBody body, CancellationToken cancellationToken)
    {
        // Whether there is such a knowledge base for them is not asked of each article.
        if (!(await desk.Parts(actor, brand, tree => tree.Children(actor, new() { Limit = 1 }, cancellationToken))).Succeeded(out _, out var refusal))
        {
            return refusal;
        }

        if (body.Articles is not { IsDefaultOrEmpty: false, Length: <= Most } articles)
        {
            return Refusal.Invalid($"Name 1 to {Most} articles.", "articles");
        }

        if (WhatIsWrong(body) is { } wrong)
        {
            return wrong;
        }

        var results = new List<ArticleBulkResult>(articles.Length);

        foreach (var article in articles)
        {
            results.Add(await Do(actor, brand, article, body, cancellationToken));
        }

        return new Page<ArticleBulkResult>(results);
    }

    private async Task<ArticleBulkResult> Do(Actor actor, string brand, string article, ArticleBulkBody body, CancellationToken cancellationToken)
    {
        if (body.Action is ArticleBulkAction.Delete)
        {
            var deleted = await desk.Articles(actor, brand, articles => articles.DeleteArticle(actor, article, cancellationToken));
            return deleted.Succeeded(out _, out var kept) ? new(article, null, null, null) : Refused(article, kept);
        }

        var changed = body.Action is ArticleBulkAction.Tag or ArticleBulkAction.Untag
            ? await Tag(actor, brand, article, body, cancellationToken)
            : await desk.Articles(
                actor, brand, articles => articles.ChangeArticle(actor, article, new() { Place = body.Place, State = body.State }, cancellationToken));
        return changed.Succeeded(out var now, out var refusal) ? new(article, now.Head.Version, null, null) : Refused(article, refusal);
    }

    private static ArticleBulkResult Refused(string article, Refusal refusal) =>
        new(article, null, refusal.Code, refusal.Reason) { Values = refusal.Values };

    private async Task<Outcome<ArticleInfo>> Tag(Actor actor, string brand, string article, ArticleBulkBody body, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            if (!(await desk.Articles(actor, brand, articles => articles.Article(actor, article, cancellationToken))).Succeeded(out var now, out var refusal))
            {
                return refusal;
            }

            var said = body.Tags!.Value.Select(tag => tag.Trim());
            ImmutableArray<string> tags = body.Action is ArticleBulkAction.Tag
                ? [.. now.Head.Tags.Union(said, StringComparer.Ordinal)]
                : [.. now.Head.Tags.Except(said, StringComparer.Ordinal)];
            var wish = new ArticleWish { Tags = tags, ExpectedVersion = now.Head.Version };
            var changed = await desk.Articles(actor, brand, articles => articles.ChangeArticle(actor, article, wish, cancellationToken));

            if (changed.Refusal?.Code is not "moved-on" || tried == Tries)
            {
                return changed;
            }
        }
    }

    private static Refusal? WhatIsWrong(ArticleBulkBody body) => body.Action switch
    {
        ArticleBulkAction.Move when body.Place is null => Refusal.Invalid("Say where they shall lie.", "place", "place_missing"),
        ArticleBulkAction.State when body.State is null => Refusal.Invalid("Say which state.", "state", "missing"),
        ArticleBulkAction.Tag or ArticleBulkAction.Untag when body.Tags is not { IsDefaultOrEmpty: false } =>
            Refusal.Invalid("Say which tags.", "tags", "missing"),
        null => Refusal.Invalid("Say what to do: move, state, tag, untag or delete.", "action"),
        var action => Beside(body, action.Value),
    };

    // One thing at a time: a value for another action is a mistake, not a wish.
    private static Refusal? Beside(ArticleBulkBody body, ArticleBulkAction action) =>
        body.Place is not null && action is not ArticleBulkAction.Move ? Refusal.Invalid("That belongs to another action.", "place")
        : body.State is not null && action is not ArticleBulkAction.State ? Refusal.Invalid("That belongs to another action.", "state")
        : body.Tags is not null && action is not (ArticleBulkAction.Tag or ArticleBulkAction.Untag) ? Refusal.Invalid("That belongs to another action.", "tags")
        : null;
}

internal sealed record ArticleBulkBody
{
    public ImmutableArray<string>? Articles { get; init; }

    public ArticleBulkAction? Action { get; init; }

    public ArticlePlace? Place { get; init; }

    public KnowledgeState? State { get; init; }

    public ImmutableArray<string>? Tags { get; init; }
}

internal enum ArticleBulkAction
{
    Move = 1,
    State = 2,
    Tag = 3,
    Untag = 4,
    Delete = 5,
}

/// <param name="Article">Its id.</param>
/// <param name="Version">After it; null where it was refused, and of what was deleted.</param>
/// <param name="Code">Why it was refused; null where it was not.</param>
/// <param name="Detail">The same for a person.</param>
internal sealed record ArticleBulkResult(string Article, long? Version, string? Code, string? Detail)
{
    /// <summary>As in problem details.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }
}
