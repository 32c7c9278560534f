using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Oqupie.Contracts.Brands;

namespace Oqupie.Grains.Knowledge;

/// <summary>Reads articles as they are to be found: plain text, and as hidden as the most hidden thing above them.</summary>
internal sealed class ArticlesToIndex(IStoredArticles articles)
{
    /// <summary>Bodies may be large; so many are in memory at once.</summary>
    public const int AtOnce = 64;

    public async IAsyncEnumerable<IndexedArticle> All(BrandId brand, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tree = await Tree(brand, cancellationToken);

        await foreach (var page in Pages(brand, cancellationToken))
        {
            foreach (var written in page)
            {
                yield return Indexed(tree, written);
            }
        }
    }

    /// <summary>Those below any of the sections, some at a time.</summary>
    public async IAsyncEnumerable<ImmutableArray<IndexedArticle>> Under(
        BrandId brand, IReadOnlySet<string> sections, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tree = await Tree(brand, cancellationToken);

        await foreach (var page in Pages(brand, cancellationToken))
        {
            yield return [.. page
                .Where(written => tree.PathTo(written.Article.Parent).Any(section => sections.Contains(section.Id)))
                .Select(written => Indexed(tree, written))];
        }
    }

    /// <summary>The articles as they are now; those that are gone are deleted.</summary>
    public async Task<ArticleChanges> Changes(BrandId brand, IReadOnlyCollection<string> ids, string position, CancellationToken cancellationToken)
    {
        if (ids.Count is 0)
        {
            return new(position, [], []);
        }

        var tree = await Tree(brand, cancellationToken);
        var written = await articles.Articles(brand, ids, cancellationToken);
        return new(
            position,
            [.. written.Select(one => Indexed(tree, one))],
            [.. ids.Except(written.Select(one => one.Article.Id), StringComparer.Ordinal)]);
    }

    private async Task<KnowledgeBook> Tree(BrandId brand, CancellationToken cancellationToken) =>
        new(new StoredKnowledge(0, await articles.Sections(brand, cancellationToken), []));

    private async IAsyncEnumerable<ImmutableArray<WrittenArticle>> Pages(BrandId brand, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var page = await articles.Page(brand, "", AtOnce, cancellationToken);
            page.Length > 0;
            page = await articles.Page(brand, page[^1].Article.Id, AtOnce, cancellationToken))
        {
            yield return page;
        }
    }

    private static IndexedArticle Indexed(KnowledgeBook tree, WrittenArticle written)
    {
        var article = written.Article;
        return new()
        {
            Id = article.Id,
            Version = article.Version,
            Language = article.Language,
            Title = article.Title,
            Body = ArticlePlainText.Of(written.Body),
            Tags = article.Tags,
            Path = string.Join(" › ", tree.PathTo(article.Parent).Select(section => section.Name)),
            Visibility = (ArticleVisibility)(int)tree.Visible(article),
            Author = article.Author,
            UpdatedAt = article.UpdatedAt,
        };
    }
}
