using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Search;

/// <summary>The values that terms may have, in the words of programs and of people. Whatever their case. Pure.</summary>
internal static class TermWords
{
    private static readonly FrozenDictionary<string, TicketStatus> Statuses = new Dictionary<string, TicketStatus>
    {
        ["new"] = TicketStatus.New,
        ["신규"] = TicketStatus.New,
        ["inprogress"] = TicketStatus.InProgress,
        ["in-progress"] = TicketStatus.InProgress,
        ["progress"] = TicketStatus.InProgress,
        ["진행"] = TicketStatus.InProgress,
        ["진행중"] = TicketStatus.InProgress,
        ["진행 중"] = TicketStatus.InProgress,
        ["onhold"] = TicketStatus.OnHold,
        ["on-hold"] = TicketStatus.OnHold,
        ["hold"] = TicketStatus.OnHold,
        ["보류"] = TicketStatus.OnHold,
        ["completed"] = TicketStatus.Completed,
        ["done"] = TicketStatus.Completed,
        ["완료"] = TicketStatus.Completed,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, ImmutableArray<TicketBox>> BoxWords = new Dictionary<string, ImmutableArray<TicketBox>>
    {
        ["all"] = [.. Enum.GetValues<TicketBox>()],
        ["inbox"] = [TicketBox.Open],
        ["asleep"] = [TicketBox.Asleep],
        ["snoozed"] = [TicketBox.Asleep],
        ["blocked"] = [TicketBox.Blocked],
        ["spam"] = [TicketBox.Blocked],
        ["deleted"] = [TicketBox.Deleted],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Dates = ["yyyy-M-d", "yyyy.M.d", "yyyy/M/d", "yyyyMMdd", "yyyy-M", "yyyy.M", "yyyy/M", "yyyy"];

    public static TicketStatus? Status(string value) => Statuses.TryGetValue(value.Normalize(), out var status) ? status : null;

    /// <summary>"all", "inbox", "asleep", "blocked" or "deleted"; null where it is none.</summary>
    public static ImmutableArray<TicketBox>? Boxes(string value) => BoxWords.TryGetValue(value, out var boxes) ? boxes : null;

    public static bool IsMe(string value) => value is "나" || string.Equals(value, "me", StringComparison.OrdinalIgnoreCase);

    public static bool IsNobody(string value) => string.Equals(value, "none", StringComparison.OrdinalIgnoreCase);

    public static bool IsAttachment(string value) =>
        value is "첨부" || string.Equals(value, "attachment", StringComparison.OrdinalIgnoreCase)
        || string.Equals(value, "attachments", StringComparison.OrdinalIgnoreCase);

    /// <summary>The beginning of a day, a month or a year where one stands; or a moment (ISO 8601). Null where it is neither.</summary>
    /// <param name="value">As it was typed.</param>
    /// <param name="east">How far the asker's days begin before UTC's.</param>
    public static DateTimeOffset? Time(string value, TimeSpan east)
    {
        if (DateTime.TryParseExact(value.TrimEnd('.'), Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.Year is 1 or 9999 ? null : new DateTimeOffset(day, east); // At the ends of time there is no other zone.
        }

        return value.Contains('T', StringComparison.OrdinalIgnoreCase)
            && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;
    }
}
