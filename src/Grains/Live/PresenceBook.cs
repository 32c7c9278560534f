using System.Collections.Immutable;
using Oqupie.Contracts.Live;

namespace Oqupie.Grains.Live;

/// <summary>Who looks at what and who types, as of a time that is always given. Each change names the tickets that look different after it.</summary>
internal sealed class PresenceBook
{
    public static readonly TimeSpan ConnectionLife = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan TypingLife = TimeSpan.FromSeconds(6);

    private readonly Dictionary<long, OpenTicket> _tickets = [];
    private readonly Dictionary<string, Connection> _connections = [];

    public bool IsEmpty => _connections.Count is 0;

    public IEnumerable<TicketPresence> All => _tickets.Keys.Select(Of);

    public TicketPresence Of(long ticket) => _tickets.TryGetValue(ticket, out var open)
        ? new() { Ticket = ticket, Audience = open.Audience, People = open.People() }
        : new() { Ticket = ticket, Audience = new(null, null) };

    /// <returns>Whether others see a difference.</returns>
    public bool Open(long ticket, Audience audience, string connection, Participant person, DateTimeOffset now)
    {
        if (!_connections.TryGetValue(connection, out var known))
        {
            _connections.Add(connection, known = new());
        }

        if (!_tickets.TryGetValue(ticket, out var open))
        {
            _tickets.Add(ticket, open = new(audience));
        }

        known.RenewedAt = now;
        known.Tickets.Add(ticket);

        var changed = open.Audience != audience || open.Seats.Values.All(seat => seat.Person != person);
        open.Audience = audience;
        open.Seats.TryAdd(connection, new(person));
        return changed;
    }

    /// <returns>The ticket as it is told afterwards; null where nothing changed. The last one's going is told to those who saw them.</returns>
    public TicketPresence? Close(long ticket, string connection)
    {
        if (_connections.TryGetValue(connection, out var known) && known.Tickets.Remove(ticket) && known.Tickets.Count is 0)
        {
            _connections.Remove(connection);
        }

        if (!_tickets.TryGetValue(ticket, out var open) || !open.Seats.Remove(connection))
        {
            return null;
        }

        var after = Of(ticket);

        if (open.Seats.Count is 0)
        {
            _tickets.Remove(ticket);
        }

        return after;
    }

    public ImmutableArray<TicketPresence> Leave(string connection) =>
        _connections.TryGetValue(connection, out var known)
            ? [.. known.Tickets.ToList().Select(ticket => Close(ticket, connection)).OfType<TicketPresence>()]
            : [];

    public bool Typing(long ticket, string connection, string? mode, DateTimeOffset now)
    {
        if (!_tickets.TryGetValue(ticket, out var open) || !open.Seats.TryGetValue(connection, out var seat))
        {
            return false;
        }

        var changed = seat.Typing != mode;
        (seat.Typing, seat.TypingUntil) = (mode, now + TypingLife);
        return changed;
    }

    /// <returns>Those it does not know.</returns>
    public ImmutableArray<string> Renew(ImmutableArray<string> connections, DateTimeOffset now)
    {
        var unknown = ImmutableArray.CreateBuilder<string>();

        foreach (var connection in connections)
        {
            if (_connections.TryGetValue(connection, out var known))
            {
                known.RenewedAt = now;
            }
            else
            {
                unknown.Add(connection);
            }
        }

        return unknown.ToImmutable();
    }

    public ImmutableArray<TicketPresence> Expire(DateTimeOffset now)
    {
        var changed = new Dictionary<long, TicketPresence>();

        foreach (var (ticket, open) in _tickets)
        {
            foreach (var seat in open.Seats.Values.Where(seat => seat.Typing is not null && seat.TypingUntil <= now))
            {
                seat.Typing = null;
                changed[ticket] = Of(ticket);
            }
        }

        foreach (var (connection, _) in _connections.Where(known => known.Value.RenewedAt + ConnectionLife <= now).ToList())
        {
            foreach (var gone in Leave(connection))
            {
                changed[gone.Ticket] = gone;
            }
        }

        return [.. changed.Keys.Select(ticket => changed[ticket])];
    }

    private sealed class Connection
    {
        public DateTimeOffset RenewedAt { get; set; }

        public HashSet<long> Tickets { get; } = [];
    }

    private sealed class OpenTicket(Audience audience)
    {
        public Audience Audience { get; set; } = audience;

        public Dictionary<string, Seat> Seats { get; } = [];

        /// <summary>Each member once; who types a reply in one tab and a memo in another types a reply.</summary>
        public ImmutableArray<PersonPresence> People() =>
        [
            .. from seat in Seats.Values
               group seat by seat.Person.Id into member
               orderby member.Key
               select new PersonPresence(member.Key, member.First().Person.Name, member.Select(seat => seat.Typing).OrderByDescending(Weight).First()),
        ];

        private static int Weight(string? typing) => typing switch { "reply" => 2, null => 0, _ => 1 };
    }

    private sealed class Seat(Participant person)
    {
        public Participant Person { get; } = person;

        public string? Typing { get; set; }

        public DateTimeOffset TypingUntil { get; set; }
    }
}
