using System.Text.Json;
using System.Text.RegularExpressions;

namespace Oqupie.Testing.Replies;

/// <summary>A mail of a collection, with what somebody else says is visible of it.</summary>
/// <param name="Name">Of its file, and of the test where several are about one file.</param>
/// <param name="Email">With "\n" between its lines.</param>
public abstract record ReplyCase(string Name, string Email)
{
    /// <param name="parts">The mail in order: visible and folded.</param>
    /// <returns>Null where they are as expected; else what was expected and what came, for a person.</returns>
    public abstract string? Miss(IReadOnlyList<(string Text, bool Folded)> parts);

    /// <summary>White space at the ends of lines and of the text is nobody's words.</summary>
    protected static string Bare(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim();
}

/// <summary>The whole visible text is known.</summary>
public sealed record VisibleTextCase(string Name, string Email, string Visible) : ReplyCase(Name, Email)
{
    public override string? Miss(IReadOnlyList<(string Text, bool Folded)> parts)
    {
        var came = Bare(string.Concat(parts.Where(part => !part.Folded).Select(part => part.Text)));
        return came == Bare(Visible) ? null : $"expected:\n{Bare(Visible)}\ncame:\n{came}";
    }
}

/// <summary>The mail falls into fragments, of which some are hidden, and of some the text or its beginning is known.</summary>
public sealed record FragmentsCase(string Name, string Email, JsonElement Expected) : ReplyCase(Name, Email)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public override string? Miss(IReadOnlyList<(string Text, bool Folded)> parts)
    {
        var hidden = Expected.TryGetProperty("hidden", out var flags) ? flags.EnumerateArray().Select(flag => flag.GetBoolean()).ToArray() : null;
        var came = Runs(parts.Where(part => !string.IsNullOrWhiteSpace(part.Text)).Select(part => part.Folded));

        if (hidden is not null && Runs(hidden) != came)
        {
            return $"expected {Runs(hidden)}, came {came}";
        }

        if (hidden is null && Expected.TryGetProperty("fragments", out var count) && count.GetInt32() is 1 && came is not "v")
        {
            return $"expected v, came {came}";
        }

        var wrong = Known("fragment_equals").Where(known => !Bare(Of(known.Index)).Contains(Bare(known.Text), StringComparison.Ordinal))
            .Concat(Known("fragment_matches").Where(known => !Regex.IsMatch(Of(known.Index), known.Text, RegexOptions.Multiline, Patience)));
        return wrong.Select(known => $"fragment {known.Index} is not where it should be: {known.Text}").FirstOrDefault();

        // Where nothing is said of hiding, the first fragment is what was written.
        string Of(int index) => string.Concat(parts.Where(part => part.Folded == (hidden?[index] ?? index > 0)).Select(part => part.Text));
    }

    private IEnumerable<(int Index, string Text)> Known(string member) =>
        Expected.GetProperty(member).EnumerateArray().Select(known => (known[0].GetInt32(), known[1].GetString()!));

    private static string Runs(IEnumerable<bool> hidden)
    {
        var runs = string.Concat(hidden.Select(flag => flag ? 'h' : 'v'));
        return string.Concat(runs.Where((flag, i) => i is 0 || runs[i - 1] != flag));
    }
}
