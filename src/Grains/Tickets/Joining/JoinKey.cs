using System.Globalization;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Tickets.Joining;

/// <summary>That one ticket has changed and another is to follow. It is stored with the first change, so a crash between them only delays the second.</summary>
/// <param name="Kind">What they share.</param>
/// <param name="From">The ticket that has changed; what it says counts.</param>
/// <param name="To">The one that follows.</param>
[GenerateSerializer, Immutable, Alias("oqupie.JoinKey")]
internal sealed record JoinKey([property: Id(0)] JoinKind Kind, [property: Id(1)] long From, [property: Id(2)] long To)
{
    public const string What = "ticket.join";

    public DueRow Due(DateTimeOffset now) => new() { What = What, Key = ToString(), At = now };

    public static JoinKey Read(string key)
    {
        var parts = key.Split(':');
        return new((JoinKind)int.Parse(parts[0], CultureInfo.InvariantCulture), Number(parts[1]), Number(parts[2]));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(int)Kind}:{From}:{To}");

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>The numbers are stored.</summary>
[GenerateSerializer, Alias("oqupie.JoinKind")]
internal enum JoinKind
{
    Link = 1,
    Merge = 2,
    Split = 3,
}
