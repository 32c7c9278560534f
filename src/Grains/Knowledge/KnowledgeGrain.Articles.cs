using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Knowledge;

/// <summary>The articles in the tree.</summary>
internal sealed partial class KnowledgeGrain
{
    private const int MostVersions = 500;

    public async Task<Outcome<ArticleInfo>> MakeArticle(Actor actor, ArticleWish wish, CancellationToken cancellationToken)
    {
        if (await Admit(actor) is { } refusal)
        {
            return refusal;
        }

        if (!(await Harmless(wish, cancellationToken)).Succeeded(out var harmless, out var wrong))
        {
            return wrong;
        }

        var brand = await brands.Find(Brand.Account, Brand.Local);
        return await Write(actor, null, ArticleRules.Make(_book, LocalKey.New(), harmless, brand!.Language, actor, clock.GetUtcNow()));
    }

    public async Task<Outcome<ArticleInfo>> Article(Actor actor, string id, CancellationToken cancellationToken)
    {
        if (!(await Found(actor, id)).Succeeded(out var article, out var refusal))
        {
            return refusal;
        }

        if (await Text(article, cancellationToken) is not { } text)
        {
            return KnowledgeRefusals.NoSuchArticle;
        }

        var counted = await store.Counted(Id(id), cancellationToken);
        return _book.Info(article, text) with { Views = counted.Views, HelpfulYes = counted.Yes, HelpfulNo = counted.No };
    }

    public async Task<Outcome<ArticleInfo>> ChangeArticle(Actor actor, string id, ArticleWish wish, CancellationToken cancellationToken)
    {
        if (!(await Found(actor, id)).Succeeded(out var article, out var refusal))
        {
            return refusal;
        }

        if (!(await Harmless(wish, cancellationToken)).Succeeded(out var harmless, out var wrong))
        {
            return wrong;
        }

        return await Text(article, cancellationToken) is { } text
            ? await Write(actor, text, ArticleRules.Change(_book, article, text, harmless, actor, clock.GetUtcNow()))
            : KnowledgeRefusals.NoSuchArticle;
    }

    public async Task<Outcome<Done>> DeleteArticle(Actor actor, string id, CancellationToken cancellationToken)
    {
        if (!(await Found(actor, id)).Succeeded(out var article, out var refusal))
        {
            return refusal;
        }

        var happened = new ArticleRemoved { At = clock.GetUtcNow(), ByKind = actor.Kind, By = actor.Id };

        if (!await Stored(store.Remove(Id(id), Brand, article.Version, happened, CancellationToken.None)))
        {
            return KnowledgeRefusals.MovedOn;
        }

        _book.Remove(article);
        Changed();
        Tell(article.Parent);
        return default(Done);
    }

    public async Task<Outcome<ArticleInfo>> Restore(Actor actor, string id, long version, CancellationToken cancellationToken)
    {
        if (!(await Was(actor, id, version, cancellationToken)).Succeeded(out var was, out var refusal))
        {
            return refusal;
        }

        var wish = new ArticleWish { Title = was.Title, Body = was.Body, Tags = was.Tags, Language = was.Language };
        return await ChangeArticle(actor, id, wish, cancellationToken);
    }

    public async Task<Outcome<ImmutableArray<ArticleVersion>>> Versions(Actor actor, string id, CancellationToken cancellationToken)
    {
        if (!(await Found(actor, id)).Succeeded(out var article, out var refusal))
        {
            return refusal;
        }

        var versions = await store.Versions(Id(id), MostVersions, cancellationToken);
        return ImmutableArray.CreateRange(
            from text in versions
            where MaySee(actor, article, text)
            select new ArticleVersion { Version = text.Version, Title = text.Title, State = text.State, At = text.At, By = text.By });
    }

    public async Task<Outcome<ArticleInfo>> AtVersion(Actor actor, string id, long version, CancellationToken cancellationToken) =>
        (await Was(actor, id, version, cancellationToken)).Succeeded(out var text, out var refusal) ? _book.Info(_book.Article(id)!, text) : refusal;

    private async Task<Outcome<ArticleText>> Was(Actor actor, string id, long version, CancellationToken cancellationToken)
    {
        if (!(await Found(actor, id)).Succeeded(out var article, out var refusal))
        {
            return refusal;
        }

        return await store.Read(Id(id), version, cancellationToken) is { } text && MaySee(actor, article, text) ? text : KnowledgeRefusals.NoSuchVersion;
    }

    private async Task<Outcome<ArticleInfo>> Write(Actor actor, ArticleText? before, Outcome<ArticleDecision> decided)
    {
        if (!decided.Succeeded(out var decision, out var refusal))
        {
            return refusal;
        }

        if (decision.Text is { } text)
        {
            if (!await WriteVersion(actor, decision, text))
            {
                return KnowledgeRefusals.MovedOn;
            }
        }
        else if (decision.IsMoved && !await ChangeTree(Moved(actor, decision)))
        {
            return KnowledgeRefusals.TreeMovedOn;
        }

        Keep(decision);
        return _book.Info(decision.Article, decision.Text ?? before!);
    }

    private Task<bool> WriteVersion(Actor actor, ArticleDecision decision, ArticleText text) => Stored(store.Write(
        new()
        {
            Brand = Brand,
            Article = decision.Article,
            Text = text,
            Shifted = decision.Shifted,
            Happened = new()
            {
                At = text.At,
                ByKind = actor.Kind,
                By = actor.Id,
                Section = decision.Article.Parent,
                State = text.State,
                PublishAt = text.PublishAt,
            },
        },
        CancellationToken.None));

    private TreeChange Moved(Actor actor, ArticleDecision decision) => new()
    {
        Brand = Brand,
        ExpectedVersion = _book.Version,
        Moved = [decision.Article, .. decision.Shifted],
        Happened = new ArticleMoved
        {
            At = clock.GetUtcNow(),
            ByKind = actor.Kind,
            By = actor.Id,
            Article = decision.Article.Id,
            Section = decision.Article.Parent,
            Shifted = [.. decision.Shifted.Select(article => article.Id)],
        },
    };

    private void Keep(ArticleDecision decision)
    {
        if (_book.Article(decision.Article.Id) is { } before && before.Parent != decision.Article.Parent)
        {
            Tell(before.Parent);
        }

        foreach (var article in decision.Shifted)
        {
            _book.Keep(article);
        }

        _book.Keep(decision.Article);
        Changed();
        Tell(decision.Article.Parent);
    }

    private async Task<Outcome<ArticleWish>> Harmless(ArticleWish wish, CancellationToken cancellationToken) =>
        wish.Body is not { } body ? wish
        : (await bodies.Make(Brand.Account, body, cancellationToken)).Succeeded(out var made, out var refusal) ? wish with { Body = made }
        : refusal;

    private async ValueTask<Outcome<Article>> Found(Actor actor, string id) =>
        await Admit(actor) is { } refusal ? refusal
        : _book.Article(id) is { } article && article.IsFor(actor.Id) ? article
        : KnowledgeRefusals.NoSuchArticle;

    private Task<ArticleText?> Text(Article article, CancellationToken cancellationToken) => store.Read(Id(article.Id), article.Version, cancellationToken);

    private ArticleId Id(string article) => new(Brand.Account, article);

    private static bool MaySee(Actor actor, Article article, ArticleText text) => text.State is not KnowledgeState.Draft || article.Author == actor.Id;
}
