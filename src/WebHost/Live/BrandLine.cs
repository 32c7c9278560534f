using System.Collections.Immutable;
using System.Threading.Channels;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;

namespace Oqupie.WebHost.Live;

/// <summary>One brand as this host hears it: a bounded queue between the feed's calls, which are answered at once, and the consoles.</summary>
internal sealed partial class BrandLine : IAsyncDisposable
{
    private readonly Channel<Word> _words;
    private readonly FeedCursor _cursor;
    private readonly BrandTeller _teller;
    private readonly LiveOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _telling;

    public BrandLine(BrandId brand, FeedCursor cursor, BrandTeller teller, LiveOptions options, TimeProvider clock, ILogger logger)
    {
        (Brand, _cursor, _teller, _options, _clock, _logger) = (brand, cursor, teller, options, clock, logger);
        _words = Channel.CreateBounded<Word>(new BoundedChannelOptions(options.Waiting) { SingleReader = true });
        WantedAt = clock.GetUtcNow();
        _telling = Task.Run(TellAll);
    }

    public BrandId Brand { get; }

    /// <summary>When somebody last watched.</summary>
    public DateTimeOffset WantedAt { get; set; }

    /// <summary>How far consoles have been told. Null until the feed's first word.</summary>
    public FeedPosition? Position { get; private set; }

    public bool HasStarted => _started.Task.IsCompleted;

    /// <summary>Ends with the feed's first word, from which on there is a <see cref="Position"/>.</summary>
    public Task Started => _started.Task;

    /// <summary>Takes what the feed says; where the queue is full it is dropped, and the gap is noticed by its number.</summary>
    public void Hear(Word word)
    {
        if (!_words.Writer.TryWrite(word))
        {
            LogDropped(Brand);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _words.Writer.TryComplete();
        await _ending.CancelAsync();
        await _telling;
        _ending.Dispose();
    }

    private async Task TellAll()
    {
        try
        {
            for (var (began, told) = (_clock.GetTimestamp(), 0); await _words.Reader.WaitToReadAsync(_ending.Token); told++)
            {
                var rest = _options.Gather - _clock.GetElapsedTime(began);

                if (rest > TimeSpan.Zero && told >= _options.AtOnce)
                {
                    await Task.Delay(rest, _clock, _ending.Token); // What comes meanwhile goes out together.
                    rest = TimeSpan.Zero;
                }

                if (rest <= TimeSpan.Zero)
                {
                    (began, told) = (_clock.GetTimestamp(), 0);
                }

                await TellWaiting();
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task TellWaiting()
    {
        var heard = new List<FeedEntry>();
        var presence = new Dictionary<long, TicketPresence>();

        try
        {
            for (var words = 0; words < _options.Waiting && _words.Reader.TryRead(out var word); words++)
            {
                await Hear(word, heard, presence);
            }
        }
        catch (Exception e)
        {
            LogNotCaughtUp(e, Brand); // The position stays; the next entry or renewal asks again.
        }

        try
        {
            await Tell(heard, presence);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotTold(e, Brand);
        }
    }

    private async Task Hear(Word word, List<FeedEntry> heard, Dictionary<long, TicketPresence> presence)
    {
        foreach (var ticket in word.Presence)
        {
            presence[ticket.Ticket] = ticket;
        }

        var first = _cursor.Position is null;
        await _cursor.Hear(word.Entries, heard);

        if (word.At is { } at)
        {
            await _cursor.Hear(at, heard);
        }

        if (first && _cursor.Position is { } position)
        {
            _teller.Begin(heard is [var entry, ..] ? entry.Number - 1 : position.Number);
        }
    }

    private async Task Tell(List<FeedEntry> heard, Dictionary<long, TicketPresence> presence)
    {
        var was = Position;
        Position = _cursor.Position;

        if (Position is not null && !HasStarted)
        {
            _started.SetResult();
        }

        if (_cursor.TakeReset())
        {
            // What was heard of the old epoch is in the lists that consoles now read.
            LogReset(Brand, was, Position);
            _teller.Begin(Position!.Number);
            await _teller.Reset(_ending.Token);
        }
        else if (heard.Count > 0)
        {
            await _teller.Tell(heard, _ending.Token);
        }

        foreach (var ticket in presence.Values)
        {
            await _teller.Tell(ticket, _ending.Token);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Too much waits to be told of brand {Brand}; some was dropped and will be read again.")]
    private partial void LogDropped(BrandId brand);

    [LoggerMessage(LogLevel.Warning, "What was missed of brand {Brand} could not be read yet.")]
    private partial void LogNotCaughtUp(Exception exception, BrandId brand);

    [LoggerMessage(LogLevel.Error, "Consoles could not be told of brand {Brand}.")]
    private partial void LogNotTold(Exception exception, BrandId brand);

    [LoggerMessage(LogLevel.Information, "The feed of brand {Brand} was at {Was} and is at {Now}; consoles were told to read again.")]
    private partial void LogReset(BrandId brand, FeedPosition? was, FeedPosition? now);
}

/// <summary>Something a feed said.</summary>
internal sealed record Word
{
    public ImmutableArray<FeedEntry> Entries { get; init; } = [];

    public ImmutableArray<TicketPresence> Presence { get; init; } = [];

    public FeedPosition? At { get; init; }
}
