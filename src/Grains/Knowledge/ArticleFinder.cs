using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Grains.Log;

namespace Oqupie.Grains.Knowledge;

/// <summary>Asks this silo's index of a brand, begun and kept up on the way, with the brand's synonyms; and has counted what found nothing.</summary>
internal sealed partial class ArticleFinder(
    IArticleIndex index, ArticleFollowers followers, SynonymCache synonyms, IGrainFactory grains, TimeProvider clock, ILogger<ArticleFinder> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async Task<ArticleHits> Search(string language, BrandId brand, ArticleReader reader, KnowledgeQuestion question, CancellationToken cancellationToken)
    {
        var asked = new ArticleQuestion
        {
            Text = question.Text,
            Language = question.Language ?? language,
            Reader = reader,
            Skip = question.Skip,
            Take = question.Take,
            Synonyms = await synonyms.Of(brand),
        };
        var follower = await Ready(brand, cancellationToken);
        var found = await Twice(() => index.Search(brand, asked, cancellationToken), brand);

        if (found.Total is 0 && question is { Skip: 0, Take: > 0 } && follower.IsWhole && UnansweredSearches.Text(question.Text) is { } text)
        {
            await Count(brand, text);
        }

        return found;
    }

    public async Task<ImmutableArray<ArticleSuggestion>> Suggest(
        BrandId brand, ArticleReader reader, string text, int limit, CancellationToken cancellationToken)
    {
        await Ready(brand, cancellationToken);
        return await Twice(() => index.Suggest(brand, new() { Text = text, Reader = reader, Take = limit }, cancellationToken), brand);
    }

    /// <summary>An index that was just begun is given a moment; one that takes longer answers with what it has.</summary>
    private async Task<CopyFollower> Ready(BrandId brand, CancellationToken cancellationToken)
    {
        var follower = followers.Of(brand);

        if (!follower.Ready.IsCompleted)
        {
            using var moment = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(follower.Ready, Task.Delay(Patience, clock, moment.Token));
            await moment.CancelAsync();
        }

        return follower;
    }

    /// <summary>An index that is found damaged fails once, and is another one after that.</summary>
    private async Task<T> Twice<T>(Func<Task<T>> ask, BrandId brand)
    {
        try
        {
            return await ask();
        }
        catch (IOException e)
        {
            LogAskedAgain(e, brand);
            return await ask();
        }
    }

    private async Task Count(BrandId brand, string text)
    {
        try
        {
            await grains.GetGrain<IUnansweredCountGrain>(brand.ToString()).Count(text);
        }
        catch (Exception e)
        {
            LogNotCounted(e, brand); // The answer is worth more than the count of it.
        }
    }

    [LoggerMessage(LogLevel.Warning, "The search index of {Brand} failed at a question, which is asked again.")]
    private partial void LogAskedAgain(Exception exception, BrandId brand);

    [LoggerMessage(LogLevel.Warning, "A search of {Brand} that found nothing was not counted.")]
    private partial void LogNotCounted(Exception exception, BrandId brand);
}
