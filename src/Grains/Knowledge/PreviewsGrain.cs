using System.Security.Cryptography;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Members;

namespace Oqupie.Grains.Knowledge;

[GrainType("previews")]
internal sealed class PreviewsGrain(BrandCache brands, ArticleBodies bodies, TimeProvider clock) : Grain, IPreviewsGrain
{
    private const int Most = 50;

    /// <summary>Characters of all of them together.</summary>
    private const long MostText = 8_000_000;

    private const int TokenBytes = 16;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    // Oldest first.
    private readonly List<(string Token, ArticlePreview Shown)> _previews = [];

    private BrandId Brand => BrandId.Of(this.GetPrimaryKeyString());

    public async Task<Outcome<PreviewInfo>> Make(Actor actor, PreviewWish wish, CancellationToken cancellationToken)
    {
        if (await brands.Admit(actor, Brand) is { } refusal)
        {
            return refusal;
        }

        var blank = new ArticlePreview { Title = "", Body = "", Language = "", MadeAt = clock.GetUtcNow() };

        if (!(await Written(actor, wish, blank, cancellationToken)).Succeeded(out var shown, out var wrong))
        {
            return wrong;
        }

        var brand = await brands.Find(Brand.Account, Brand.Local);
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        _previews.Add((token, shown.Language.Length > 0 ? shown : shown with { Language = brand!.Language }));
        Forget();
        DelayDeactivation(Life);
        return new PreviewInfo { Url = $"/portal/{brand!.Slug}/preview/{token}", ExpiresAt = shown.MadeAt + Life };
    }

    public Task<ArticlePreview?> Open(string token)
    {
        Forget();
        return Task.FromResult<ArticlePreview?>(_previews.Find(preview => preview.Token == token).Shown);
    }

    private async Task<Outcome<ArticlePreview>> Written(Actor actor, PreviewWish wish, ArticlePreview blank, CancellationToken cancellationToken)
    {
        var shown = blank;

        if (wish.Article is { } id)
        {
            if (!(await GrainFactory.GetGrain<IKnowledgeArticlesGrain>(Brand.ToString()).Article(actor, id, cancellationToken))
                .Succeeded(out var article, out var refusal))
            {
                return refusal;
            }

            shown = blank with { Title = article.Head.Title, Body = article.Body, Language = article.Head.Language };
        }

        var title = wish.Title?.Trim() ?? shown.Title;

        if (ArticleRules.NoTitle(title) is { } noTitle)
        {
            return noTitle;
        }

        return wish.Body is not { } body ? shown with { Title = title }
            : (await bodies.Make(Brand.Account, body, cancellationToken)).Succeeded(out var made, out var wrong) ? shown with { Title = title, Body = made }
            : wrong;
    }

    private void Forget()
    {
        var ended = clock.GetUtcNow() - Life;
        _previews.RemoveAll(preview => preview.Shown.MadeAt <= ended);

        while (_previews.Count > Most || _previews.Sum(preview => (long)preview.Shown.Body.Length) > MostText)
        {
            _previews.RemoveAt(0);
        }
    }
}
