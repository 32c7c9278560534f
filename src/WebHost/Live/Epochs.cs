using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts;
using Oqupie.Contracts.Live;

namespace Oqupie.WebHost.Live;

/// <summary>
/// Epochs as consoles hold them. That of one feed begins with its brand ("b7k2.x0"); that of several is each feed's with its number ("b7k2.x0:12;c3.y1:4"),
/// so that whoever says it again has said all positions.
/// </summary>
internal static class Epochs
{
    /// <summary>More feeds than this are nobody's.</summary>
    private const int Most = 1_000;

    public static string Join(IEnumerable<FeedPosition> feeds) =>
        string.Join(';', feeds.Select(feed => string.Create(CultureInfo.InvariantCulture, $"{feed.Epoch}:{feed.Number}")));

    public static bool IsJoined(string epoch) => epoch.Length is 0 || epoch.Contains(':', StringComparison.Ordinal);

    /// <summary>The positions somebody says they are at; null where the text is none of ours.</summary>
    public static ImmutableArray<FeedPosition>? Split(string epoch, long number)
    {
        if (!IsJoined(epoch))
        {
            return BrandOf(epoch) is null ? null : [new(epoch, number)];
        }

        var positions = ImmutableArray.CreateBuilder<FeedPosition>();

        foreach (var part in epoch.Split(';', Most + 1, StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(':') is not [var one, var at] || BrandOf(one) is null || positions.Count == Most
                || !long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var n))
            {
                return null;
            }

            positions.Add(new(one, n));
        }

        return positions.ToImmutable();
    }

    /// <summary>The brand whose feed an epoch is of.</summary>
    public static string? BrandOf(string epoch) =>
        epoch.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && LocalKey.IsValid(epoch[..dot]) ? epoch[..dot] : null;
}
