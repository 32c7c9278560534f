using System.Text;

namespace Oqupie.Channels.Email.Reading;

/// <summary>text/enriched (RFC 1896) and its forerunner text/richtext as plain text: without their commands, with the line ends they mean.</summary>
internal static class EnrichedText
{
    public static string Of(string text)
    {
        var made = new StringBuilder(text.Length);
        var (parameter, asIs) = (0, 0);

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '<' && i + 1 < text.Length && text[i + 1] is '<')
            {
                i++;
                made.Append(parameter > 0 ? "" : "<");
            }
            else if (text[i] is '<' && Command(text, i) is { } command)
            {
                i += command.Length + 1;
                parameter += command is "param" ? 1 : command is "/param" && parameter > 0 ? -1 : 0;
                asIs += command is "nofill" ? 1 : command is "/nofill" && asIs > 0 ? -1 : 0;
                made.Append(command switch { "nl" or "paragraph" or "/paragraph" => "\n", "lt" => "<", _ => "" });
            }
            else if (text[i] is '\n' && asIs is 0 && parameter is 0)
            {
                // One line end is a blank, of several the first is none.
                var end = i;

                while (end + 1 < text.Length && text[end + 1] is '\n')
                {
                    end++;
                }

                made.Append(end == i ? " " : new string('\n', end - i));
                i = end;
            }
            else if (parameter is 0)
            {
                made.Append(text[i]);
            }
        }

        return made.ToString();
    }

    // At most 60 characters, RFC 1896 says, of letters, digits and hyphens.
    private static string? Command(string text, int at)
    {
        var end = text.IndexOf('>', at + 1, Math.Min(62, text.Length - at - 1));
        var command = end > at + 1 ? text[(at + 1)..end].ToLowerInvariant() : "";
        return command.Length > 0 && command.TrimStart('/').All(c => char.IsAsciiLetterOrDigit(c) || c is '-') ? command : null;
    }
}
