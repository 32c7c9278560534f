using Microsoft.AspNetCore.Mvc;
using Oqupie.Contracts.Knowledge;
using Oqupie.Portal.Knowledge;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Pages;

[ArticlePageMark]
public sealed class ArticleModel(IGrainFactory grains) : PortalPage
{
    public PortalArticle Shown { get; private set; } = null!;

    public ArticleBody Body { get; private set; } = null!;

    public override IEnumerable<(string Language, string Address)> OtherLanguages =>
        from other in Portal.Siblings
        let address = other.AddressOf(WebAddress, Shown.Article.Head.Original)
        where address is not null
        select (other.Language, address);

    public async Task<IActionResult> OnGet(string id, CancellationToken cancellationToken)
    {
        if (!Portal.Has(id) || await grains.GetGrain<IPortalKnowledgeGrain>(Portal.Id.ToString()).Article(id, cancellationToken) is not { } shown)
        {
            return NotFound();
        }

        (Shown, Body) = (shown, ArticleBody.Of(shown.Article.Body, $"{Portal.PathOf(shown.Article.Head)}/images"));
        var trail = shown.Path.Select(over => (over.Name, Portal.PathOf(over)));
        return Show(
            Portal.PathOf(shown.Article.Head), shown.Article.Head.Title, Gist.Of(shown.Article.Body), trail.Prepend((Portal.Words.Home, Portal.Path())));
    }
}
