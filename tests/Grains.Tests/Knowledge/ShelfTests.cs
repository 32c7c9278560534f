using Oqupie.Grains.Knowledge;

namespace Oqupie.Grains.Tests.Knowledge;

public sealed class ShelfTests
{
    private static readonly string[] Readers = ["lee", "kim", "nobody"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_reader_sees_one_order_and_finds_any_place_in_it(int seed)
    {
        var chance = new Random(seed);
        var shelf = new Shelf();
        var all = new List<(ShelfEntry Entry, string? Author)>();

        for (var i = 0; i < 300; i++)
        {
            // Positions meet, so that ids decide; a third are drafts.
            var one = (Entry: new ShelfEntry(chance.Next(60), $"a{i:000}"), Author: chance.Next(6) switch { 0 => "lee", 1 => "kim", _ => null });
            all.Add(one);
            shelf.Add(one.Entry, one.Author);

            if (chance.Next(5) is 0)
            {
                var gone = all[chance.Next(all.Count)];
                all.Remove(gone);
                shelf.Remove(gone.Entry, gone.Author);
            }
        }

        foreach (var reader in Readers)
        {
            ShelfEntry[] seen = [.. all.Where(one => one.Author is null || one.Author == reader).Select(one => one.Entry).Order(ShelfEntry.Order)];
            Assert.Equal(seen.Length, shelf.Count(reader));

            for (var at = 0; at <= seen.Length + 1; at++)
            {
                Assert.Equal(seen.Skip(at).Take(3), shelf.From(at, reader).Take(3));
            }

            Assert.All(seen.Index(), place => Assert.Equal(place.Index, shelf.Before(place.Item, reader)));
        }
    }

    [Fact]
    public void An_empty_shelf_has_nothing_at_any_place()
    {
        var shelf = new Shelf();

        Assert.Equal((0, 0), (shelf.Count("lee"), shelf.Before(new(1, "a"), "lee")));
        Assert.Empty(shelf.From(0, "lee"));
        Assert.Empty(shelf.From(9, "lee"));
    }
}
