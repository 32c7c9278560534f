using System.Globalization;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Brands;

/// <summary>The brands that one sees, a page at a time.</summary>
internal sealed class BrandDesk(IGrainFactory grains)
{
    private const int MostItems = 200;

    public async Task<Outcome<Page<BrandInfo>>> Page(Actor actor, string? cursor, string? limit)
    {
        if (!TryLimit(limit, out var most))
        {
            return Refusal.Invalid($"From 1 to {MostItems}.", "limit");
        }

        if (!(await Seen(actor, string.IsNullOrEmpty(cursor) ? null : cursor, most + 1)).Succeeded(out var seen, out var refusal))
        {
            return refusal;
        }

        var brands = await Task.WhenAll(seen.Take(most).Select(entry => grains.ReadBrand(actor.Account, entry.Id)));
        return new Page<BrandInfo>(
            [.. brands.Select(read => read.Value).OfType<BrandInfo>()],
            seen.Count > most ? seen[most - 1].Id : null);
    }

    /// <summary>At least as many as are wanted, where there are as many.</summary>
    private async Task<Outcome<IReadOnlyList<BrandEntry>>> Seen(Actor actor, string? cursor, int wanted)
    {
        var directory = grains.Brands(actor.Account);
        var seen = new List<BrandEntry>();

        while (true)
        {
            if (!(await directory.Page(cursor, wanted)).Succeeded(out var page, out var refusal))
            {
                return refusal;
            }

            seen.AddRange(page.Where(entry => actor.Serves(entry.Id)));

            if (page.Length < wanted || seen.Count >= wanted)
            {
                return seen;
            }

            cursor = page[^1].Id;
        }
    }

    private static bool TryLimit(string? text, out int limit)
    {
        limit = MostItems;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MostItems);
    }
}
