using System.Text.RegularExpressions;

namespace Oqupie.Channels.Email;

/// <summary>Finds the charset labels inside of headers (RFC 2047 words, RFC 2231 parameters) and puts in their place what their senders mean.</summary>
internal static partial class EncodedLabels
{
    public static string Mend(string header)
    {
        var words = Word().Replace(header, match => MailCharsets.Better(match.Groups["label"].Value) is { } better ? $"=?{better}{match.Groups["rest"].Value}" : match.Value);
        return Parameter().Replace(words, match => MailCharsets.Better(match.Groups["label"].Value) is { } better ? $"{match.Groups["before"].Value}{better}'" : match.Value);
    }

    [GeneratedRegex(@"=\?(?<label>[^?*\s]{1,40})(?<rest>\*[^?\s]{0,20}\?|\?)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<before>\*\s*=\s*""?)(?<label>[A-Za-z0-9_.:-]{1,40})'", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();
}
