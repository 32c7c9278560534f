using System.Collections.Immutable;
using Oqupie.Contracts.Drafts;

namespace Oqupie.Grains.Drafts;

/// <summary>Who writes a draft and where, as of a time that is always given. Each change says whether others see a difference.</summary>
internal sealed class DraftSeats
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    /// <summary>More is no people's work; who comes later writes all the same, without a caret that others see.</summary>
    private const int Most = 100;

    private readonly Dictionary<string, Seat> _seats = [];

    public bool IsEmpty => _seats.Count is 0;

    public ImmutableArray<DraftPerson> People =>
    [
        .. _seats.Values
            .OrderBy(seat => seat.Who.Seat, StringComparer.Ordinal)
            .Select(seat => new DraftPerson(seat.Who.Seat, seat.Who.Person.Id, seat.Who.Person.Name, seat.Place)),
    ];

    public bool Sit(DraftSeat who, DateTimeOffset now)
    {
        if (_seats.TryGetValue(who.Connection, out var seat))
        {
            var changed = seat.Who != who;
            (seat.Who, seat.RenewedAt) = (who, now);
            return changed;
        }

        if (_seats.Count >= Most)
        {
            return false;
        }

        _seats.Add(who.Connection, new(who) { RenewedAt = now });
        return true;
    }

    public bool Leave(string connection) => _seats.Remove(connection);

    public bool Point(string connection, string? place)
    {
        if (!_seats.TryGetValue(connection, out var seat) || seat.Place == place)
        {
            return false;
        }

        seat.Place = place;
        return true;
    }

    /// <summary>What a connection has said to have; it never has less than it had.</summary>
    public void Has(string connection, long number)
    {
        if (_seats.TryGetValue(connection, out var seat))
        {
            seat.Has = Math.Max(seat.Has, number);
        }
    }

    public long HasOf(string connection) => _seats.GetValueOrDefault(connection)?.Has ?? 0;

    /// <summary>The connection that has said to have most, where that is more than a number; not one that was asked in vain.</summary>
    public string? Foremost(long beyond, string? butNot) => _seats
        .Where(seat => seat.Value.Has > beyond && seat.Key != butNot)
        .OrderByDescending(seat => seat.Value.Has)
        .Select(seat => seat.Key)
        .FirstOrDefault();

    public bool Expire(DateTimeOffset now)
    {
        var silent = _seats.Where(seat => seat.Value.RenewedAt + Life <= now).Select(seat => seat.Key).ToList();
        silent.ForEach(connection => _seats.Remove(connection));
        return silent.Count > 0;
    }

    private sealed class Seat(DraftSeat who)
    {
        public DraftSeat Who { get; set; } = who;

        public DateTimeOffset RenewedAt { get; set; }

        public string? Place { get; set; }

        public long Has { get; set; }
    }
}
