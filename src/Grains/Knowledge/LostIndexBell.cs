using Oqupie.Contracts.Brands;

namespace Oqupie.Grains.Knowledge;

/// <summary>Between the indexes, which know nobody, and those who follow for them.</summary>
internal sealed class LostIndexBell : ILostArticleIndexes
{
    public Action<BrandId>? Heard { get; set; }

    public void Lost(BrandId brand) => Heard?.Invoke(brand);
}
