using System.Buffers;
using AngleSharp.Dom;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Code between fences.</summary>
internal static class MarkdownCode
{
    /// <summary>How the class of code begins that names a language.</summary>
    public const string LanguageClass = "language-";

    private static readonly SearchValues<char> LanguageName = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+#-_.");

    /// <summary>Null for what is more than code.</summary>
    public static string? Of(IElement pre)
    {
        if (pre.ChildNodes is not [IElement { LocalName: "code" } code] || code.Children.Length > 0 || !code.HasOnly("class"))
        {
            return null;
        }

        var named = code.GetAttribute("class");

        if (named is not null && !(named.StartsWith(LanguageClass, StringComparison.Ordinal) && IsLanguage(named.AsSpan(LanguageClass.Length))))
        {
            return null;
        }

        var text = code.TextContent;
        var fence = new string('`', Math.Max(3, InlineWriter.LongestRun(text) + 1));
        return $"{fence}{named?[LanguageClass.Length..]}\n{text}{(text.Length > 0 ? "\n" : "")}{fence}";
    }

    public static bool IsLanguage(ReadOnlySpan<char> name) => name.Length is > 0 and <= 30 && !name.ContainsAnyExcept(LanguageName);
}
