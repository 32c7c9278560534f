using System.Collections.Immutable;
using System.Text.Json;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notices;

namespace Oqupie.Silo.Demo;

/// <summary>Fills the knowledge bases of the demo's brands as far as it is not there yet; a thing is known by its name.</summary>
internal sealed class DemoKnowledge(IGrainFactory grains)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public async Task Write(DemoCast cast, CancellationToken cancellationToken)
    {
        foreach (var script in Read())
        {
            var brand = new BrandId(cast.Account, cast.Brands[script.Brand]).ToString();
            var writer = new Writer(
                grains.GetGrain<IKnowledgeGrain>(brand), grains.GetGrain<IKnowledgeArticlesGrain>(brand), cast.Members[script.Author], cancellationToken);
            await writer.Write(script);
            await Announce(grains.GetGrain<INoticesGrain>(brand), cast.Members[script.Author], script.Notices);
        }
    }

    private static async Task Announce(INoticesGrain notices, Actor author, ImmutableArray<DemoNotice> wanted)
    {
        var known = (await notices.List(author, null, limit: 1000)).Must().Items;

        foreach (var notice in wanted.Where(notice => known.All(other => other.Title != notice.Title)))
        {
            (await notices.Make(author, new() { Title = notice.Title, Body = notice.Body, Pinned = notice.Pinned, State = NoticeState.Public })).Must();
        }
    }

    public static ImmutableArray<DemoKnowledgeBase> Read()
    {
        using var json = typeof(DemoKnowledge).Assembly.GetManifestResourceStream("demo-knowledge.json")!;
        return JsonSerializer.Deserialize<ImmutableArray<DemoKnowledgeBase>>(json, Options);
    }

    private sealed class Writer(IKnowledgeGrain tree, IKnowledgeArticlesGrain articles, Actor author, CancellationToken cancellationToken)
    {
        private KnowledgeTree _known = new();

        public async Task Write(DemoKnowledgeBase script)
        {
            _known = (await tree.Tree(author, cancellationToken)).Must();

            foreach (var category in script.Categories)
            {
                var made = await Section(SectionKind.Category, new() { Name = category.Name, Description = category.Description });

                foreach (var folder in category.Folders)
                {
                    var inside = await Section(SectionKind.Folder, new() { Name = folder.Name, Category = made });
                    await Articles(folder.Articles, new() { Folder = inside });
                }

                await Articles(category.Articles, new() { Category = made });
            }
        }

        private async Task<string> Section(SectionKind kind, SectionWish wish) =>
            _known.Categories.Concat(_known.Folders).FirstOrDefault(section => section.Kind == kind && section.Name == wish.Name)?.Id
            ?? (await tree.MakeSection(author, kind, wish, cancellationToken)).Must().Id;

        private async Task Articles(ImmutableArray<DemoArticle> wanted, ArticlePlace place)
        {
            foreach (var article in wanted.Where(article => _known.Articles.All(known => known.Title != article.Title)))
            {
                (await articles.MakeArticle(
                    author, new() { Title = article.Title, Body = article.Body, Tags = article.Tags, State = article.State, Place = place }, cancellationToken))
                    .Must();
            }
        }
    }
}

internal sealed record DemoKnowledgeBase(string Brand, string Author, ImmutableArray<DemoCategory> Categories, ImmutableArray<DemoNotice> Notices);

internal sealed record DemoNotice(string Title, string Body, bool Pinned = false);

internal sealed record DemoCategory(string Name, string Description)
{
    public ImmutableArray<DemoFolder> Folders { get; init; } = [];

    public ImmutableArray<DemoArticle> Articles { get; init; } = [];
}

internal sealed record DemoFolder(string Name, ImmutableArray<DemoArticle> Articles);

internal sealed record DemoArticle(string Title, ImmutableArray<string> Tags, string Body)
{
    public KnowledgeState State { get; init; } = KnowledgeState.Public;
}
