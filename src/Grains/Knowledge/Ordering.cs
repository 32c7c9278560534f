using System.Collections.Immutable;

namespace Oqupie.Grains.Knowledge;

/// <summary>Finds a place among siblings. Pure.</summary>
internal static class Ordering
{
    private const double Farthest = 1e12;

    public static bool IsPosition(double position) => Math.Abs(position) <= Farthest;

    /// <param name="others">The siblings in order, without the one that is placed.</param>
    /// <param name="from">Where it lies among them now; null where it is new or comes from elsewhere.</param>
    /// <param name="wished">Null for the end.</param>
    public static Placing Place(IReadOnlyList<(string Id, long Position)> others, long? from, double? wished)
    {
        if (wished is not { } at)
        {
            return new(others.Count is 0 ? 1 : others[^1].Position + 1, []);
        }

        var index = 0;

        // Who moves down to where another is means the place behind it: those between move up.
        while (index < others.Count && (others[index].Position < at || (from < at && others[index].Position <= at)))
        {
            index++;
        }

        var low = index is 0 ? (long?)null : others[index - 1].Position;
        var high = index == others.Count ? (long?)null : others[index].Position;
        var own = double.IsInteger(at) ? (long)at
            : low is { } before && high is { } after ? before + ((after - before) / 2)
            : low + 1 ?? high - 1 ?? (long)at;

        return (low is null || low < own) && (high is null || own < high) ? new(own, []) : Renumbered(others, index);
    }

    private static Placing Renumbered(IReadOnlyList<(string Id, long Position)> others, int index) => new(
        index + 1,
        [
            .. others.Select((other, i) => (other.Id, Before: other.Position, Position: (long)(i < index ? i + 1 : i + 2)))
                .Where(other => other.Before != other.Position).Select(other => (other.Id, other.Position)),
        ]);
}

/// <param name="Position">Of the one that is placed.</param>
/// <param name="Shifted">Siblings that make room, with their new positions.</param>
internal sealed record Placing(long Position, ImmutableArray<(string Id, long Position)> Shifted);
