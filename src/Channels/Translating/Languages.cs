namespace Oqupie.Channels.Translating;

/// <summary>How providers write languages, as BCP 47 does. Pure.</summary>
internal static class Languages
{
    /// <summary>"EN" is "en", "zh-hans" is "zh-Hans"; null where it is no language.</summary>
    public static string? Of(string? said)
    {
        if (said is not { Length: >= 2 and <= 20 } || !said.All(c => char.IsAsciiLetterOrDigit(c) || c is '-'))
        {
            return null;
        }

        return string.Join('-', said.Split('-').Select((part, i) =>
            i is 0 ? part.ToLowerInvariant()
            : part.Length is 4 ? $"{char.ToUpperInvariant(part[0])}{part[1..].ToLowerInvariant()}"
            : part.ToUpperInvariant()));
    }
}
