using Oqupie.Contracts.Knowledge;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Articles, categories and folders as Markdown files.</summary>
internal static class ArticleMarkdown
{
    /// <summary>The file that speaks for the folder it lies in.</summary>
    public const string SectionFile = "_section.md";

    public const string Extension = ".md";

    public static string Of(ArticleInfo article, MarkdownAddresses addresses) => FrontMatter.Write(
    [
        ("title", article.Head.Title),
        ("id", article.Head.Id),
        ("state", NameOf(article.Head.State)),
        ("tags", article.Head.Tags.IsDefaultOrEmpty ? null : article.Head.Tags),
        ("language", article.Head.Language),
        ("publishAt", article.PublishAt),
        ("position", article.Head.Position),
    ]) + (BodyOf(article, addresses) is { Length: > 0 } body ? $"\n{body}\n" : "");

    public static string BodyOf(ArticleInfo article, MarkdownAddresses addresses) => new MarkdownWriter(addresses).Write(article.Body);

    public static string Of(SectionInfo section) => FrontMatter.Write(
    [
        ("title", section.Name),
        ("id", section.Id),
        ("state", NameOf(section.State)),
        ("description", section.Description.Length > 0 ? section.Description : null),
        ("position", section.Position),
    ]);

    private static string NameOf(KnowledgeState state) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
