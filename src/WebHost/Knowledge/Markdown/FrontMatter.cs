using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>
/// What a Markdown file says about itself before its text: values under keys. Nothing in it is an instruction; what is not known is passed over.
/// </summary>
internal sealed class FrontMatter
{
    private readonly Dictionary<string, ImmutableArray<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first value of the first of these keys that says something.</summary>
    public string? Text(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (_values.TryGetValue(key, out var values) && values is [{ Length: > 0 } first, ..])
            {
                return first;
            }
        }

        return null;
    }

    /// <summary>All values; null where the key is not there.</summary>
    public ImmutableArray<string>? List(string key) => _values.TryGetValue(key, out var values) ? values : null;

    public double? Number(params ReadOnlySpan<string> keys) =>
        double.TryParse(Text(keys), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    public void Add(string key, ImmutableArray<string> values) => _values.TryAdd(key, values);

    /// <summary>As YAML reads it, fences and all.</summary>
    public static string Write(IEnumerable<(string Key, object? Value)> lines)
    {
        var text = new StringBuilder("---\n");

        foreach (var (key, value) in lines)
        {
            _ = value switch
            {
                null => text,
                string said => Quote(text.Append(key).Append(": "), said).Append('\n'),
                IReadOnlyCollection<string> said => List(text.Append(key).Append(": ["), said).Append("]\n"),
                DateTimeOffset at => text.Append(key).Append(": ")
                    .Append(at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)).Append('\n'),
                _ => text.Append(CultureInfo.InvariantCulture, $"{key}: {value}\n"),
            };
        }

        return text.Append("---\n").ToString();
    }

    private static StringBuilder List(StringBuilder text, IReadOnlyCollection<string> values)
    {
        var isFirst = true;

        foreach (var value in values)
        {
            Quote(isFirst ? text : text.Append(", "), value);
            isFirst = false;
        }

        return text;
    }

    // Plain words stay plain, but for those that YAML takes for something else.
    private static bool IsWord(string value) => value is [>= 'a' and <= 'z', ..]
        && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-')
        && value.ToUpperInvariant() is not ("TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "NULL" or "Y" or "N");

    private static StringBuilder Quote(StringBuilder text, string value)
    {
        if (IsWord(value))
        {
            return text.Append(value);
        }

        text.Append('"');

        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '\n' => text.Append("\\n"),
                < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        return text.Append('"');
    }
}
