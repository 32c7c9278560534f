using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Oqupie.Storage.CannedResponses;

/// <summary>Where a page ended: how well its last one fits, how often it was used, its name and its id. To others a text without meaning.</summary>
internal sealed record CannedCursor(long Rank, long Used, string Name, string Id)
{
    private const int Longest = 1_000;
    private const int Parts = 4;

    /// <summary>Null for a text that is not one.</summary>
    public static CannedCursor? Parse(string text)
    {
        if (text.Length > Longest || !Base64Url.IsValid(text))
        {
            return null;
        }

        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('/', Parts) is [var rank, var used, var id, var name]
            && long.TryParse(rank, NumberStyles.None, CultureInfo.InvariantCulture, out var fits)
            && long.TryParse(used, NumberStyles.None, CultureInfo.InvariantCulture, out var often)
                ? new(fits, often, name, id)
                : null;
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Rank}/{Used}/{Id}/{Name}")));
}
