using Oqupie.Contracts.Brands;

namespace Oqupie.Search.Tests.Knowledge;

/// <summary>What is kept of a brand's articles. How an index is kept at all is tested in the room Index.</summary>
public sealed class KeepingTests : IDisposable
{
    private readonly Shelf _shelf = new();

    public void Dispose() => _shelf.Dispose();

    [Fact]
    public async Task The_newest_of_an_article_is_found_and_what_is_deleted_is_not()
    {
        await _shelf.Put(Shelf.Article("a", "환불"), Shelf.Article("b", "환불"));
        await _shelf.Put(Shelf.Article("a", "배송"));
        await _shelf.Delete("b");

        Assert.Empty(await _shelf.Find("환불"));
        Assert.Equal(["a"], await _shelf.Find("배송"));
    }

    [Fact]
    public async Task The_next_process_goes_on_from_the_position_it_finds()
    {
        await _shelf.Rebuild("10", Shelf.Article("a", "환불"));
        await _shelf.Index.Write(Shelf.Brand, new("11", [Shelf.Article("b", "환불")], []), CancellationToken.None);
        _shelf.Restart();

        Assert.Equal("11", await _shelf.Index.Position(Shelf.Brand, CancellationToken.None));
        Assert.Equal(2, (await _shelf.Ask("환불")).Total);
    }

    [Fact]
    public async Task A_brand_whose_index_is_damaged_is_said_to_be_lost()
    {
        await _shelf.Rebuild("10", Shelf.Article("a", "환불"));
        _shelf.Restart(harm: file => File.WriteAllBytes(file, "no index"u8));

        Assert.Empty(await _shelf.Find("환불"));
        Assert.Equal([Shelf.Brand], _shelf.LostBrands);
    }

    [Fact]
    public async Task A_brand_that_is_gone_leaves_nothing()
    {
        await _shelf.Rebuild("1", Shelf.Article("a", "환불"));
        await _shelf.Index.Drop(new BrandId(Shelf.Brand.Account, Shelf.Brand.Local), CancellationToken.None);

        Assert.Empty(Directory.EnumerateDirectories(_shelf.Files));
        Assert.Empty(await _shelf.Find("환불"));
    }
}
