using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Log;

namespace Oqupie.Testing.Log;

/// <summary>An event log that forgets when the test ends. It is put back to an older copy, or in the place of another, on request.</summary>
public sealed class MemoryEventLog : IEventLog
{
    private readonly Lock _gate = new();
    private readonly List<LoggedEvent> _events = [];
    private string _era = "era1";
    private int _failingReads;

    /// <summary>Rung after each event, as stores do after a commit.</summary>
    public ILogBell? Bell { get; set; }

    /// <summary>How often anything was asked.</summary>
    public int Readings { get; private set; }

    /// <summary>So many of the next readings fail.</summary>
    public void FailReads(int count) => _failingReads = count;

    /// <summary>An older copy, of so many events, is put in its place.</summary>
    public void PutBack(int count)
    {
        lock (_gate)
        {
            _events.RemoveRange(count, _events.Count - count);
        }
    }

    /// <summary>Another database's log, with the same events, is put in its place.</summary>
    public void Replace()
    {
        lock (_gate)
        {
            _era = $"{_era}+";
        }
    }

    public void Add(LoggedEvent happened)
    {
        lock (_gate)
        {
            _events.Add(happened);
        }

        Bell?.Ring();
    }

    /// <summary>An event that says nothing but where it happened.</summary>
    public LoggedEvent Add(AccountId account, string stream, string kind = "ticket", string brand = "cook", DateTimeOffset at = default)
    {
        var version = _events.Count(one => one.Account == account && one.Kind == kind && one.Stream == stream) + 1;
        var happened = new LoggedEvent
        {
            Position = "",
            Account = account,
            Kind = kind,
            Stream = stream,
            Version = version,
            Brand = brand,
            At = at,
            ByKind = ActorKind.Member,
            By = "lee",
            Type = "noted",
            Payload = "{}",
        };
        Add(happened);
        return happened;
    }

    public Task<LogPage> After(string position, string? until, int limit, LogFilter wanted, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            CountReading();

            if (Place(position) is not { } from)
            {
                return Task.FromResult(LogPage.OtherEra);
            }

            var to = until is null ? _events.Count : Place(until) ?? from;

            if (to <= from)
            {
                return Task.FromResult(new LogPage { Position = Position(from) });
            }

            ImmutableArray<LoggedEvent> events = [.. _events.Index()
                .Take(new Range(from, to))
                .Where(one => IsWanted(one.Item, wanted))
                .Take(limit)
                .Select(one => one.Item with { Position = Position(one.Index + 1) })];
            return Task.FromResult(new LogPage { Events = events, Position = events.Length < limit ? Position(to) : events[^1].Position });
        }
    }

    public Task<string> End(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            CountReading();
            return Task.FromResult(Position(_events.Count));
        }
    }

    public Task<string> Era(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            CountReading();
            return Task.FromResult(_era);
        }
    }

    public Task<bool> Knows(string position, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            CountReading();
            return Task.FromResult(Place(position) is not null);
        }
    }

    private static bool IsWanted(LoggedEvent one, LogFilter wanted) =>
        (wanted.Kinds.IsEmpty || wanted.Kinds.Contains(one.Kind))
        && (wanted.Account is null || wanted.Account == one.Account)
        && (wanted.Brand is null || wanted.Brand == one.Brand);

    private void CountReading()
    {
        Readings++;

        if (_failingReads-- > 0)
        {
            throw new IOException("The storage is out of order.");
        }
    }

    private string Position(int place) => string.Create(CultureInfo.InvariantCulture, $"{_era}:{place}:{(place is 0 ? "" : Print(_events[place - 1]))}");

    private static string Print(LoggedEvent one) => string.Create(CultureInfo.InvariantCulture, $"{one.Account}/{one.Id}/{one.At:O}");

    private int? Place(string position) =>
        position is LogPage.Begin ? 0
        : position.Split(':') is [_, var text, ..]
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            && place <= _events.Count
            && Position(place) == position ? place : null;
}
