using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Oqupie.Storage.Customers;

/// <summary>Where a page ended: what the list goes by, and an id. Bound to its kind of list; to others a text without meaning.</summary>
internal sealed record CustomerCursor(string List, string By, string Id)
{
    private const int Longest = 2000;

    public long Number => long.Parse(By, CultureInfo.InvariantCulture);

    public static CustomerCursor Of(string list, long by, string id) => new(list, by.ToString(CultureInfo.InvariantCulture), id);

    /// <summary>Null for a text that is none of that list.</summary>
    /// <param name="text">What somebody sent.</param>
    /// <param name="list">Which list.</param>
    /// <param name="numbered">Whether it goes by a number.</param>
    public static CustomerCursor? Parse(string text, string list, bool numbered)
    {
        if (text.Length > Longest || !Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('/', 3);
        return parts is [var said, var id, var by] && said == list
            && !by.Contains('\0', StringComparison.Ordinal) && !id.Contains('\0', StringComparison.Ordinal)
            && (!numbered || long.TryParse(by, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            ? new(list, by, id)
            : null;
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{List}/{Id}/{By}"));
}
