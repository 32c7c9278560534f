using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Oqupie.Testing.Api;

namespace Oqupie.Cluster.Tests.Live;

/// <summary>
/// An open console without a screen: it follows the live protocol of docs/api.md and nothing else. What it shows comes from one reading of the list
/// and the entries it was told since; it reads the list again only where the protocol says so.
/// </summary>
internal sealed class ConsoleClient(OqupieApi api) : IAsyncDisposable
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<int, JsonElement> _rows = new();
    private readonly CancellationTokenSource _closed = new();
    private ImmutableDictionary<string, Position> _heard = ImmutableDictionary<string, Position>.Empty;
    private Task _running = Task.CompletedTask;

    public IReadOnlyDictionary<int, JsonElement> Rows => _rows;

    public int Connections { get; private set; }

    public int Gaps { get; private set; }

    public int Resets { get; private set; }

    /// <summary>What went wrong with the last connection; consoles live with that, tests may want to tell it.</summary>
    public string LastTrouble { get; private set; } = "";

    public void Open() => _running = Run(_closed.Token);

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await _running;
        _closed.Dispose();
    }

    private async Task Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await Connect(cancellationToken);
            }
            catch (Exception e)
            {
                LastTrouble = e.Message; // Whatever ended the connection, a console tries again.
            }

            await Task.WhenAny(Task.Delay(BetweenAttempts, TimeProvider.System, cancellationToken));
        }
    }

    /// <summary>One connection, from its start to its end.</summary>
    private async Task Connect(CancellationToken cancellationToken)
    {
        var told = System.Threading.Channels.Channel.CreateUnbounded<ImmutableArray<Entry>>();
        await using var hub = Build();
        hub.On<ImmutableArray<Entry>>("happened", entries => told.Writer.TryWrite(entries));
        hub.Closed += e =>
        {
            told.Writer.TryComplete(e);
            return Task.CompletedTask;
        };
        await hub.StartAsync(cancellationToken);
        Connections++;
        await Arrive(hub, cancellationToken);
        await foreach (var entries in told.Reader.ReadAllAsync(cancellationToken))
        {
            await Hear(hub, entries, cancellationToken);
        }
    }

    private HubConnection Build() => new HubConnectionBuilder()
        .WithUrl(new Uri(api.Address, "/hubs/live"), options =>
        {
            foreach (Cookie cookie in api.Cookies.GetCookies(api.Address))
            {
                options.Cookies.Add(cookie);
            }

            options.Headers["Origin"] = api.Address.GetLeftPart(UriPartial.Authority);
        })
        .Build();

    /// <summary>What happened while there was no connection is asked for, before counting goes on from the new watch.</summary>
    private async Task Arrive(HubConnection hub, CancellationToken cancellationToken)
    {
        var before = _heard;
        var watch = await hub.InvokeAsync<WatchAnswer>("watch", null, cancellationToken);
        var complete = !before.IsEmpty && watch.Feeds.All(feed => before.ContainsKey(feed.Brand));
        foreach (var position in complete ? before.Values : [])
        {
            var answer = await hub.InvokeAsync<SinceAnswer>("since", position.Epoch, position.N, cancellationToken);
            complete &= !answer.Reset && answer.Epoch == position.Epoch;
            Show(answer.Entries);
        }

        if (!complete)
        {
            await ReadList(cancellationToken);
        }

        _heard = watch.Feeds.ToImmutableDictionary(feed => feed.Brand); // Only now: whoever is cut off before this asks the old question again.
    }

    private async Task Hear(HubConnection hub, ImmutableArray<Entry> entries, CancellationToken cancellationToken)
    {
        Show(entries);
        foreach (var entry in entries)
        {
            if (!_heard.TryGetValue(entry.Brand, out var last))
            {
                _heard = _heard.SetItem(entry.Brand, new(entry.Brand, entry.Epoch, entry.N)); // A brand made since the watch.
            }
            else if (entry.Epoch != last.Epoch || last.N < entry.Prev)
            {
                Gaps++;
                await CatchUp(hub, last, cancellationToken);
            }
            else if (entry.N > last.N)
            {
                _heard = _heard.SetItem(entry.Brand, last with { N = entry.N });
            }
        }
    }

    private async Task CatchUp(HubConnection hub, Position last, CancellationToken cancellationToken)
    {
        var answer = await hub.InvokeAsync<SinceAnswer>("since", last.Epoch, last.N, cancellationToken);
        if (!answer.Reset && answer.Epoch == last.Epoch)
        {
            Show(answer.Entries);
            _heard = _heard.SetItem(last.Brand, last with { N = answer.N });
            return;
        }

        _heard = ImmutableDictionary<string, Position>.Empty;
        await Arrive(hub, cancellationToken);
    }

    private async Task ReadList(CancellationToken cancellationToken)
    {
        Resets++;
        foreach (var row in await api.All<JsonElement>("tickets?box=all&sort=created", cancellationToken))
        {
            Show(row);
        }
    }

    private void Show(ImmutableArray<Entry> entries)
    {
        foreach (var entry in entries)
        {
            Show(entry.Row);
        }
    }

    // Entries may come twice or late: only a newer version changes a row. Nothing is ever taken away, so a row that was told but never stored stays and is
    // found.
    private void Show(JsonElement row) =>
        _rows.AddOrUpdate(row.GetProperty("id").GetInt32(), row, (_, shown) => VersionOf(row) > VersionOf(shown) ? row : shown);

    private static long VersionOf(JsonElement row) => row.GetProperty("version").GetInt64();
}
