using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Drafts;
using Oqupie.Grains.Live;

namespace Oqupie.Grains.Drafts;

/// <summary>Store, then keep, then tell; what it keeps it reads for lists and programs alone (docs/decisions/0032, 0041).</summary>
[GrainType("draft")]
internal sealed partial class DraftGrain(IDraftStore store, TimeProvider clock, FeedLines feeds, ILogger<DraftGrain> logger)
    : Grain, IDraftGrain, IDraftSendingGrain, IDraftTextGrain, IDraftForgettingGrain
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>Who was asked for a compact frame and says nothing is asked no more; another is.</summary>
    private static readonly TimeSpan CompactPatience = TimeSpan.FromSeconds(20);

    private readonly DraftSeats _seats = new();
    private readonly List<DraftLine> _lines = [];
    private DraftBook _book = new([]);
    private DraftId _id;
    private IGrainTimer? _looking;
    private (string? Connection, DateTimeOffset At) _asked;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = DraftId.Parse(this.GetPrimaryKeyString(), null);
        _book = new(await store.Load(_id, cancellationToken));
        var mark = await store.Mark(_id, cancellationToken);
        (_mark, _isMarked) = (mark ?? DraftMarks.Blank(_id), mark is not null);
    }

    public async Task<DraftPart> Join(DraftSeat seat, IDraftFollower host, long have)
    {
        await Settle();
        Line(host);
        var came = _seats.Sit(seat, clock.GetUtcNow());
        Look();

        if (came)
        {
            TellPeople();
        }

        return await Since(seat.Connection, have);
    }

    public async Task<Outcome<DraftPart>> Write(string connection, DraftUpdate update)
    {
        _seats.Has(connection, Math.Min(update.Have, _book.Number));

        if (!_book.Knows(update))
        {
            if (DraftRules.Update(_book, update) is { } refusal)
            {
                return refusal;
            }

            var row = new DraftRow
            {
                Number = _book.Number + 1,
                Kind = DraftRowKind.Update,
                Data = update.Data,
                Client = update.Client,
                Counter = update.Counter,
                By = "",
                At = clock.GetUtcNow(),
            };

            if (!await Append(row, update.By ?? ""))
            {
                return DraftRefusals.Elsewhere;
            }

            AskForCompact();
        }

        return _book.Since(update.Have, []);
    }

    public Task<DraftPart> Since(string connection, long have)
    {
        var part = _book.Since(have, _seats.People);
        _seats.Has(connection, Math.Min(have, _book.Number));
        return Task.FromResult(part);
    }

    public async Task<Outcome<Done>> Compact(string connection, DraftCompact compact)
    {
        if (DraftRules.Compact(_book, compact, _asked.Connection == connection, _seats.HasOf(connection)) is { } refusal)
        {
            return refusal;
        }

        _asked = default;
        var gone = _book.Compact?.UpTo ?? 0; // What the last one replaced has been kept until now.
        var row = new DraftRow
        {
            Number = _book.Number + 1,
            Kind = DraftRowKind.Compact,
            Data = compact.Data,
            Counter = _book.Sent,
            UpTo = compact.UpTo,
            By = "",
            At = clock.GetUtcNow(),
        };

        if (!await Keep(row, () => store.Replace(_id, row, gone, CancellationToken.None)))
        {
            return DraftRefusals.Elsewhere;
        }

        _book.Drop(gone);
        _text = null; // It is what whoever comes anew is given.
        return default(Done);
    }

    public Task Point(string connection, string? place)
    {
        if (place is not { Length: > DraftRules.MaxPlace } && _seats.Point(connection, place))
        {
            TellPeople();
        }

        return Task.CompletedTask;
    }

    public Task<long> Renew(IDraftFollower host, ImmutableArray<DraftSeat> seats)
    {
        Line(host);
        var changed = false;

        foreach (var seat in seats)
        {
            changed |= _seats.Sit(seat, clock.GetUtcNow());
        }

        if (changed)
        {
            TellPeople();
        }

        Look();
        return Task.FromResult(_book.Number);
    }

    public Task Leave(string connection)
    {
        if (_seats.Leave(connection))
        {
            TellPeople();
        }

        return Task.CompletedTask;
    }

    /// <summary>The only writer: store, then keep, then tell. Not cancelled by a caller: once begun, whether it is stored must become known here.</summary>
    private async Task<bool> Keep(DraftRow row, Func<Task<bool>> write)
    {
        var stored = false;

        try
        {
            stored = await write();
        }
        finally
        {
            if (!stored)
            {
                DeactivateOnIdle(); // What we remember may be stale; the next call reads it afresh.
            }
        }

        if (stored)
        {
            _book.Take(row);
            Tell(new() { Draft = _id, Number = _book.Number, Sent = _book.Sent, Frames = [DraftBook.FrameOf(row)] });
        }

        return stored;
    }

    private void AskForCompact()
    {
        var now = clock.GetUtcNow();

        if (!DraftRules.WantsCompact(_book) || now - _asked.At < CompactPatience)
        {
            return;
        }

        if (_seats.Foremost(_book.Compact?.Number ?? 0, _asked.Connection) is { } connection)
        {
            _asked = (connection, now);
            Tell(new() { Draft = _id, Number = _book.Number, Sent = _book.Sent, Compacts = connection });
        }
    }

    private void TellPeople() => Tell(new() { Draft = _id, Number = _book.Number, Sent = _book.Sent, People = _seats.People });

    private void Tell(DraftNews news)
    {
        foreach (var line in _lines.Where(line => !line.Tell(news)).ToList())
        {
            Drop(line);
        }
    }

    private void Line(IDraftFollower host)
    {
        var line = _lines.Find(known => known.Host.Equals(host));

        if (line is null)
        {
            _lines.Add(line = new(host, Lost));
        }

        line.RenewedAt = clock.GetUtcNow();
    }

    private void Lost(DraftLine line, Exception e)
    {
        LogLost(e, _id);
        Drop(line);
    }

    private void Drop(DraftLine line)
    {
        line.End();
        _lines.Remove(line);
    }

    private Task Expire(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        _lines.Where(line => line.RenewedAt + DraftSeats.Life <= now).ToList().ForEach(Drop);

        if (_seats.Expire(now))
        {
            TellPeople();
        }

        Look();
        return Task.CompletedTask;
    }

    // Nothing expires where nobody is.
    private void Look()
    {
        if (_seats.IsEmpty && _lines.Count is 0)
        {
            _looking?.Dispose();
            _looking = null;
        }
        else
        {
            _looking ??= this.RegisterGrainTimer(Expire, new() { DueTime = LookEvery, Period = LookEvery });
        }
    }

    [LoggerMessage(LogLevel.Information, "A host could not be told of draft {Draft}; it finds the gap when it renews.")]
    private partial void LogLost(Exception exception, DraftId draft);
}
