using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Search.Tests.Knowledge;

public sealed class KeepingTests : IDisposable
{
    private readonly Shelf _shelf = new();

    public void Dispose() => _shelf.Dispose();

    [Fact]
    public async Task What_was_written_is_found_at_once_and_the_newest_of_it_alone()
    {
        await _shelf.Put(Shelf.Article("a", "환불"));
        await _shelf.Put(Shelf.Article("a", "배송"));

        Assert.Empty(await _shelf.Find("환불"));
        Assert.Equal(["a"], await _shelf.Find("배송"));
    }

    [Fact]
    public async Task What_was_deleted_is_not_found()
    {
        await _shelf.Put(Shelf.Article("a", "환불"), Shelf.Article("b", "환불"));
        await _shelf.Delete("a", "never there");

        Assert.Equal(["b"], await _shelf.Find("환불"));
    }

    [Fact]
    public async Task An_index_that_was_never_built_has_no_position()
    {
        await _shelf.Put(Shelf.Article("a", "환불"));
        _shelf.Restart();

        Assert.Null(await Position());
        Assert.Equal(["a"], await _shelf.Find("환불"));
    }

    [Fact]
    public async Task A_position_is_kept_with_what_it_stands_for()
    {
        await _shelf.Rebuild("10", Shelf.Article("a", "환불"));
        await _shelf.Index.Write(Shelf.Brand, new("11", [Shelf.Article("b", "환불")], []), CancellationToken.None);
        _shelf.Restart();

        Assert.Equal("11", await Position());
        Assert.Equal(2, (await _shelf.Ask("환불")).Total);
    }

    [Fact]
    public async Task After_a_crash_it_goes_on_from_its_last_commit()
    {
        await _shelf.Rebuild("10", Shelf.Article("a", "환불"));
        await _shelf.Index.Write(Shelf.Brand, new("11", [Shelf.Article("b", "환불")], []), CancellationToken.None);
        _shelf.Crash();

        Assert.Equal("10", await Position());
        Assert.Equal(["a"], await _shelf.Find("환불"));
        Assert.Empty(_shelf.LostBrands);
    }

    [Fact]
    public async Task Changes_reach_the_disk_by_themselves()
    {
        await _shelf.Rebuild("10");
        await _shelf.Index.Write(Shelf.Brand, new("11", [Shelf.Article("b", "환불")], []), CancellationToken.None);
        _shelf.Time.Advance(TimeSpan.FromSeconds(5));

        while (await Position() is not "11")
        {
            await Task.Yield();
        }

        _shelf.Crash();
        Assert.Equal(["b"], await _shelf.Find("환불"));
    }

    [Theory]
    [InlineData(".cfs")]
    [InlineData(".si")]
    [InlineData("segments_1")]
    public async Task A_damaged_index_is_thrown_away_and_said_to_be_lost(string which)
    {
        await _shelf.Rebuild("10", Shelf.Article("a", "환불"));
        _shelf.Crash(harm: file =>
        {
            if (file.EndsWith(which, StringComparison.Ordinal))
            {
                var bytes = File.ReadAllBytes(file);
                bytes[bytes.Length / 2] ^= 0x55;
                File.WriteAllBytes(file, bytes);
            }
        });

        Assert.Empty(await _shelf.Find("환불"));
        Assert.Equal([Shelf.Brand], _shelf.LostBrands);
        Assert.Null(await Position());

        await _shelf.Rebuild("12", Shelf.Article("a", "환불"));
        Assert.Equal(["a"], await _shelf.Find("환불"));
    }

    [Fact]
    public async Task It_answers_while_it_is_rebuilt_and_loses_nothing_that_is_written_meanwhile()
    {
        await _shelf.Rebuild("1", Shelf.Article("old", "환불"));
        var reading = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();

        async IAsyncEnumerable<IndexedArticle> Articles()
        {
            yield return Shelf.Article("a", "환불");
            yield return Shelf.Article("gone", "환불");
            reading.SetResult();
            await goOn.Task;
            yield return Shelf.Article("changed", "환불");
        }

        var rebuilding = _shelf.Index.Rebuild(Shelf.Brand, Articles(), "2", CancellationToken.None);
        await reading.Task;
        await _shelf.Index.Write(Shelf.Brand, new("3", [Shelf.Article("changed", "배송")], ["gone"]), CancellationToken.None);
        Assert.Equal(["old"], await _shelf.Find("환불"));
        Assert.Equal(["changed"], await _shelf.Find("배송"));

        goOn.SetResult();
        await rebuilding;
        Assert.Equal(["a"], await _shelf.Find("환불"));
        Assert.Equal(["changed"], await _shelf.Find("배송"));
        Assert.Equal("3", await Position());
        Assert.Single(Directory.EnumerateDirectories(_shelf.Files));
    }

    [Fact]
    public async Task A_rebuild_that_breaks_off_leaves_the_old_one()
    {
        await _shelf.Rebuild("1", Shelf.Article("old", "환불"));

        async IAsyncEnumerable<IndexedArticle> Broken()
        {
            yield return Shelf.Article("a", "환불");
            await Task.Yield();
            throw new TimeoutException();
        }

        await Assert.ThrowsAsync<TimeoutException>(() => _shelf.Index.Rebuild(Shelf.Brand, Broken(), "2", CancellationToken.None));

        Assert.Equal(["old"], await _shelf.Find("환불"));
        Assert.Single(Directory.EnumerateDirectories(_shelf.Files));
        await _shelf.Rebuild("2", Shelf.Article("a", "환불"));
        Assert.Equal(["a"], await _shelf.Find("환불"));
    }

    [Fact]
    public async Task Of_a_hundred_brands_a_few_are_open_and_none_is_forgotten()
    {
        using var shelf = new Shelf(mostOpen: 4);
        BrandId[] brands = [.. Enumerable.Range(0, 20).Select(i => new BrandId(new AccountId("acme"), $"b{i}"))];

        foreach (var brand in brands)
        {
            await shelf.Index.Write(brand, new("1", [Shelf.Article(brand.Local, "환불")], []), CancellationToken.None);
            Assert.InRange(shelf.Index.Open, 1, 4);
        }

        foreach (var brand in brands)
        {
            var hits = await shelf.Index.Search(brand, new() { Text = "환불", Language = "ko", Reader = ArticleReader.Anybody }, CancellationToken.None);
            Assert.Equal(brand.Local, Assert.Single(hits.Hits).Id);
        }
    }

    [Fact]
    public async Task A_brand_that_is_gone_leaves_nothing()
    {
        await _shelf.Rebuild("1", Shelf.Article("a", "환불"));
        await _shelf.Index.Drop(Shelf.Brand, CancellationToken.None);

        Assert.Empty(Directory.EnumerateDirectories(_shelf.Files));
        Assert.Empty(await _shelf.Find("환불"));
    }

    private Task<string?> Position() => _shelf.Index.Position(Shelf.Brand, CancellationToken.None);
}
