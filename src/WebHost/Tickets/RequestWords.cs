using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Oqupie.Contracts;
using Oqupie.Contracts.Tickets;

namespace Oqupie.WebHost.Tickets;

/// <summary>What requests say beside their body, and how long texts may be. Pure.</summary>
internal static class RequestWords
{
    /// <summary>In bytes of UTF-8: more than anybody writes, less than a mail server refuses.</summary>
    public const int LongestBody = 1 << 20;

    public static Refusal? BodyRefusal(string? body) => body switch
    {
        null => Refusal.Invalid("Write something first.", "body"),
        { Length: > LongestBody } => TooLong,
        _ when Encoding.UTF8.GetByteCount(body) > LongestBody => TooLong,
        _ => null,
    };

    /// <summary>The version a change expects; null where none is said, or any will do.</summary>
    public static Outcome<long?> ExpectedVersionOf(HttpRequest request)
    {
        var said = request.Headers.IfMatch.ToString().Trim();

        if (said is "" or "*")
        {
            return default(Outcome<long?>);
        }

        return TryVersion(said, out var version) ? (Outcome<long?>)version : Refusal.Invalid("That is not the version of a ticket.", "If-Match");
    }

    /// <summary>"e7" is the item that the seventh event made.</summary>
    public static bool TryItem(string item, out long version)
    {
        version = 0;
        return item.StartsWith('e') && long.TryParse(item.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out version);
    }

    /// <summary>A time, "reply", or empty for awake; null where nothing is said.</summary>
    public static bool TrySnooze(string? said, out Snooze? snooze)
    {
        snooze = said switch { null => null, "" => Snooze.Awake, Snooze.Reply => Snooze.UntilReply, _ => null };

        if (snooze is null && said is not null
            && DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until))
        {
            snooze = Snooze.At(until);
        }

        return said is null || snooze is not null;
    }

    public static string ETag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    private static Refusal TooLong => Refusal.Invalid($"A text has at most {LongestBody >> 20} MB.", "body", "too_large");

    private static bool TryVersion(string said, out long version) => long.TryParse(
        said.StartsWith("W/", StringComparison.Ordinal) ? said.AsSpan(2).Trim('"') : said.AsSpan().Trim('"'),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out version);
}
