using System.Globalization;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Search;

/// <summary>The facts of a ticket that one filters by, as its index and questions write them.</summary>
public static class TicketMarks
{
    private const int LongestTag = 200;

    /// <summary>Assigned to no member and no group.</summary>
    public const string Nobody = "nobody";

    /// <summary>Of what was written, not of the head.</summary>
    public const string HasAttachment = "has:attachment";

    public static string Of(TicketBox box) => $"box:{box}";

    public static string Of(TicketStatus status) => $"status:{status}";

    public static string Brand(string brand) => $"brand:{brand}";

    /// <summary>A channel's id, or its kind in small letters.</summary>
    public static string Channel(string channel) => $"channel:{channel}";

    public static string Member(string member) => $"member:{member}";

    public static string Group(string group) => $"group:{group}";

    public static string Number(long number) => string.Create(CultureInfo.InvariantCulture, $"number:{number}");

    /// <summary>Whatever its case and form; of a very long one the beginning.</summary>
    public static string Tag(string tag) => $"tag:{WellFormed.Of(tag, LongestTag).Normalize().ToUpperInvariant()}";

    public static IEnumerable<string> Of(TicketRow row)
    {
        yield return Of(row.Box);
        yield return Of(row.Status);
        yield return Brand(row.Brand);
        yield return Channel(row.ChannelKind.ToLowerInvariant());
        yield return Number(row.Id.Number);

        if (row.Channel is { } channel)
        {
            yield return Channel(channel);
        }

        if (row.AssigneeMember is { } member)
        {
            yield return Member(member);
        }

        if (row.AssigneeGroup is { } group)
        {
            yield return Group(group);
        }

        if (row is { AssigneeMember: null, AssigneeGroup: null })
        {
            yield return Nobody;
        }

        foreach (var tag in row.Tags)
        {
            yield return Tag(tag);
        }
    }
}
