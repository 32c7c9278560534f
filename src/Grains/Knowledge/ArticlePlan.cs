using System.Text.Json;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Knowledge;

/// <summary>That an article becomes public at its time, as the schedule keeps it.</summary>
public static class ArticlePlan
{
    public const string What = "article.publish";

    /// <summary>Null where nothing is planned.</summary>
    public static DueRow? Of(BrandId brand, Article article) => article.PublishAt is { } at
        ? new() { What = What, Key = article.Id, At = at, Cause = JsonSerializer.Serialize(new OfBrand(brand.Local), JsonSerializerOptions.Web) }
        : null;

    public static BrandId Brand(DueItem item) => new(item.Account, JsonSerializer.Deserialize<OfBrand>(item.Cause, JsonSerializerOptions.Web)!.Brand);

    private sealed record OfBrand(string Brand);
}
