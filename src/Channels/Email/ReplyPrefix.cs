using System.Text.RegularExpressions;

namespace Oqupie.Channels.Email;

/// <summary>"Re:", as mail clients of the world put it before a subject that they answer.</summary>
internal static partial class ReplyPrefix
{
    public static bool IsOf(string subject) => Prefixes().IsMatch(subject);

    public static string Without(string subject) => Prefixes().Replace(subject, "");

    // "Ref:" is none: what follows it is a number of somebody's.
    [GeneratedRegex(
        @"^(\s*(re|aw|sv|vs|antw|antwort|odp|odg|rif|r|res|rép|ynt|yan|vá|bls|atb|vast|απ|σχετ|отв|ответ|відп|reply|回复|答复|回覆|答覆|回復|返信|답장|회신)(\[\d{1,3}\]"
            + @"|\(\d{1,3}\)|\^\d{1,3})?\s*[:：])+\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Prefixes();
}
