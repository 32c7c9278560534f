using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Oqupie.Channels.Email.Characters;

namespace Oqupie.Channels.Email.Reading;

/// <summary>What an invitation (RFC 5545, RFC 5546) says: what, when with its time zone, where, who. Linear in its length.</summary>
internal static class CalendarText
{
    private const int MaxEvents = 10;
    private const int MaxPeople = 30;
    private const int MaxValue = 1_000;

    private static readonly FrozenSet<string> Told = FrozenSet.ToFrozenSet(
        ["METHOD", "SUMMARY", "DTSTART", "DTEND", "DURATION", "LOCATION", "ORGANIZER", "ATTENDEE", "RRULE", "STATUS"], StringComparer.OrdinalIgnoreCase);

    /// <param name="calendar">The text of the part.</param>
    /// <param name="language">Of the words before the values; English where it is not known.</param>
    /// <returns>Empty where it holds no event.</returns>
    public static string Of(string calendar, string language)
    {
        var words = CalendarWords.In(language);
        var shown = new StringBuilder();
        var method = "";
        Dictionary<string, List<CalendarLine>>? happening = null;
        var inner = 0;
        var events = 0;

        foreach (var line in CalendarLine.All(calendar))
        {
            if (line.Is("BEGIN", "VEVENT"))
            {
                (happening, inner) = (new(StringComparer.OrdinalIgnoreCase), 0);
            }
            else if (line.Is("END", "VEVENT") && happening is not null)
            {
                if (++events > MaxEvents)
                {
                    break;
                }

                Tell(shown, happening, method, words);
                happening = null;
            }
            else if (line.Name is "BEGIN" or "END")
            {
                inner += line.Name is "BEGIN" ? 1 : -1; // An alarm within an event has a text of its own.
            }
            else if (happening is null)
            {
                method = line.Name is "METHOD" ? line.Value : method;
            }
            else if (inner is 0 && Told.Contains(line.Name) && (happening.TryGetValue(line.Name, out var lines) || happening.TryAdd(line.Name, lines = []))
                && lines!.Count <= MaxPeople)
            {
                lines.Add(line);
            }
        }

        return shown.ToString().Trim('\n');
    }

    private static void Tell(StringBuilder shown, Dictionary<string, List<CalendarLine>> happening, string method, CalendarWords words)
    {
        var isCancelled = method.Equals("CANCEL", StringComparison.OrdinalIgnoreCase)
            || First(happening, "STATUS")?.Value.Equals("CANCELLED", StringComparison.OrdinalIgnoreCase) is true;
        var kind = isCancelled ? words.Cancelled : method.Equals("REPLY", StringComparison.OrdinalIgnoreCase) ? words.Answer : words.Invitation;
        shown.Append('\n').Append(kind).Append(": ").Append(Text(First(happening, "SUMMARY"))).Append('\n');
        Add(shown, words.When, When(happening, words));
        Add(shown, words.Where, Text(First(happening, "LOCATION")));
        Add(shown, words.Organiser, First(happening, "ORGANIZER") is { } organiser ? Person(organiser, words) : "");
        Add(shown, words.Who, People(happening, words));
    }

    private static string People(Dictionary<string, List<CalendarLine>> happening, CalendarWords words)
    {
        var lines = happening.GetValueOrDefault("ATTENDEE") ?? [];
        var people = string.Join(", ", lines.Take(MaxPeople).Select(line => Person(line, words)));
        return lines.Count > MaxPeople ? $"{people}, …" : people;
    }

    private static string Person(CalendarLine line, CalendarWords words)
    {
        var address = line.Value.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? line.Value[7..] : line.Value;
        var name = line.Parameter("CN") is { Length: > 0 } given && !given.Equals(address, StringComparison.OrdinalIgnoreCase)
            ? $"{given} <{address}>"
            : address;

        var answer = line.Parameter("PARTSTAT")?.ToUpperInvariant() switch
        {
            "ACCEPTED" => words.Accepted,
            "DECLINED" => words.Declined,
            "TENTATIVE" => words.Tentative,
            _ => null,
        };
        return MailHeaders.Line(answer is null ? name : $"{name} ({answer})", 300);
    }

    private static string When(Dictionary<string, List<CalendarLine>> happening, CalendarWords words)
    {
        if (First(happening, "DTSTART") is not { } start || Moment.Of(start) is not { } from)
        {
            return "";
        }

        var end = First(happening, "DTEND") is { } line ? Moment.Of(line) : null;
        var length = end is null && First(happening, "DURATION") is { } duration ? $" ({Text(duration)})" : "";
        var until = end is null ? "" : Until(from, end);
        var repeats = happening.ContainsKey("RRULE") ? $", {words.Repeats}" : "";
        return $"{from.Shown}{until}{length}{(from.Zone.Length > 0 ? $" ({from.Zone})" : "")}{repeats}";
    }

    // A whole day ends at the beginning of the next.
    private static string Until(Moment from, Moment to) => (from.IsDay, to.IsDay) switch
    {
        (true, true) when to.At.AddDays(-1) is var last => last > from.At ? $" – {last:yyyy-MM-dd}" : "",
        _ when from.At.Date == to.At.Date && from.Zone == to.Zone => $" – {to.At:HH:mm}",
        _ => $" – {to.Shown}{(from.Zone == to.Zone ? "" : $" ({to.Zone})")}",
    };

    private static void Add(StringBuilder shown, string word, string value) => shown.Append(value.Length > 0 ? $"{word}: {value}\n" : "");

    private static CalendarLine? First(Dictionary<string, List<CalendarLine>> happening, string name) =>
        happening.GetValueOrDefault(name) is [var first, ..] ? first : null;

    private static string Text(CalendarLine? line) => MailHeaders.Line(line?.Text, MaxValue);

    /// <param name="At">Where the clock stands there.</param>
    /// <param name="IsDay">True for a whole day.</param>
    /// <param name="Zone">As its sender calls it; empty for wherever one is.</param>
    private sealed record Moment(DateTime At, bool IsDay, string Zone)
    {
        public string Shown => At.ToString(IsDay ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

        public static Moment? Of(CalendarLine line)
        {
            var value = line.Value.Trim();
            var isUtc = value.EndsWith('Z');
            var zone = isUtc ? "UTC" : MailHeaders.Line(line.Parameter("TZID"), 100);

            return DateTime.TryParseExact(value.TrimEnd('Z'), "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? new(
                time, false, zone)
                : DateTime.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day > DateTime.MinValue ? new(
                    day, true, "")
                : null;
        }
    }
}
