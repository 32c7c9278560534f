using System.Collections.Immutable;
using System.Globalization;

namespace Oqupie.Grains.Channels;

/// <summary>Ticket numbers in a subject, <c>[#1042]</c> or <c>[Cook Town #1042]</c>, wherever they stand: behind a prefix of any language. Pure.</summary>
public static class SubjectTag
{
    private const int Most = 3;
    private const int LongestTag = 60;

    /// <summary>The subject with the ticket's number behind it, where it does not bear that already.</summary>
    public static string Mark(string subject, long number) =>
        NumbersIn(subject).Contains(number) ? subject : string.Create(CultureInfo.InvariantCulture, $"{subject} [#{number}]");

    public static ImmutableArray<long> NumbersIn(string subject)
    {
        var numbers = ImmutableArray.CreateBuilder<long>();
        var rest = subject.AsSpan();

        while (numbers.Count < Most && rest.IndexOf('[') is >= 0 and var open)
        {
            rest = rest[(open + 1)..];

            // What opens another bracket first is no tag, and the search goes on there.
            if (rest.IndexOfAny('[', ']') is >= 0 and <= LongestTag and var close && rest[close] is ']' && Number(rest[..close]) is { } number)
            {
                numbers.Add(number);
            }
        }

        return [.. numbers.Distinct()];
    }

    private static long? Number(ReadOnlySpan<char> tag) =>
        tag.LastIndexOf('#') is >= 0 and var at
        && (at is 0 || tag[at - 1] is ' ')
        && long.TryParse(tag[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 0
            ? number
            : null;
}
