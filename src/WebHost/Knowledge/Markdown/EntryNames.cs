using System.Globalization;
using System.Text;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Names for what lies in one folder that every file system takes, and no two alike even where capitals do not count.</summary>
internal sealed class EntryNames(params ReadOnlySpan<string> taken)
{
    private const int Longest = 80;

    private static readonly HashSet<string> Reserved = new(
        ["con", "prn", "aux", "nul", .. Enumerable.Range(1, 9).SelectMany(i => new[] { $"com{i}", $"lpt{i}" })], StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _taken = new(taken.ToArray(), StringComparer.OrdinalIgnoreCase);

    /// <param name="name">What a person calls it.</param>
    public string Take(string name)
    {
        var clean = Clean(name);
        var free = clean;

        for (var i = 2; !_taken.Add(free); i++)
        {
            free = $"{clean} {i.ToString(CultureInfo.InvariantCulture)}";
        }

        return free;
    }

    private static string Clean(string name)
    {
        var kept = new StringBuilder();

        foreach (var rune in string.Concat(name.EnumerateRunes()).Normalize().EnumerateRunes())
        {
            if (kept.Length >= Longest)
            {
                break;
            }

            kept.Append(IsSafe(rune) ? rune.ToString() : kept.Length > 0 && kept[^1] is not '-' ? "-" : "");
        }

        var clean = kept.ToString().Trim(' ', '.', '-', '~');
        return clean.Length is 0 ? "untitled" : Reserved.Contains(clean.Split('.')[0]) || clean[0] is '_' ? $"a{clean}" : clean;
    }

    private static bool IsSafe(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator)
        && (!rune.IsAscii || !"\\/:*?\"<>|#%".Contains((char)rune.Value, StringComparison.Ordinal));
}
