using System.Globalization;

namespace Oqupie.WebHost.Customers;

/// <summary>What files are called in an export. Their names come from customers: nothing of them may lead out of a folder. Pure.</summary>
internal static class ExportPaths
{
    private const int LongestName = 80;

    /// <param name="number">The ticket's.</param>
    /// <param name="version">Of the item it was written with.</param>
    /// <param name="place">Among the files of the item.</param>
    /// <param name="name">As whoever sent it calls it.</param>
    public static string OfFile(string number, long version, int place, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"files/{number}/e{version}-{place}-{Safe(name)}");

    private static string Safe(string name)
    {
        var safe = string.Concat(name.EnumerateRunes().Select(rune =>
            System.Text.Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '-' or '_' or ' ' ? rune.ToString() : "_"));
        safe = safe.Replace("..", "_", StringComparison.Ordinal).Trim(' ', '.');
        var end = safe.Length <= LongestName ? safe : safe[^LongestName..]; // The end says what kind of file it is.
        return end.Length is 0 || char.IsLowSurrogate(end[0]) ? $"_{end.TrimStart(end is [var first, ..] ? first : ' ')}" : end;
    }
}
