using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Oqupie.Testing.Servers;

namespace Oqupie.WebHost.Tests.Live;

/// <summary>A console that writes down what it was told, in order.</summary>
internal sealed class LiveConsole : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly ConcurrentQueue<Heard> _heard = new();

    public LiveConsole(HubConnection hub)
    {
        _hub = hub;
        hub.On<JsonElement[]>("happened", entries =>
        {
            foreach (var entry in entries)
            {
                _heard.Enqueue(new("happened", entry));
            }
        });
        hub.On<JsonElement>("gone", tickets => _heard.Enqueue(new("gone", tickets)));
        hub.On<long, JsonElement>("presence", (ticket, people) => _heard.Enqueue(new("presence", people) { Ticket = ticket }));
        hub.On<string?, JsonElement>("counts", (brand, counts) => _heard.Enqueue(new("counts", counts) { Kind = brand }));
        hub.On<string, JsonElement>("knowledge", (brand, sections) => _heard.Enqueue(new("knowledge", sections) { Kind = brand }));
        hub.On<JsonElement>("job", job => _heard.Enqueue(new("job", job)));
        hub.On("notified", () => _heard.Enqueue(new("notified", default)));
        hub.On<long?, DateTimeOffset?>("seen", (ticket, at) => _heard.Enqueue(new("seen", default) { Ticket = ticket ?? 0, Kind = $"{at:O}" }));
        hub.On<long, string, JsonElement>("draft", (ticket, mode, word) => _heard.Enqueue(new("draft", word) { Ticket = ticket, Kind = mode }));
        hub.On<JsonElement>("drafting", marks => _heard.Enqueue(new("drafting", marks)));
        hub.On<string>("changed", kind => _heard.Enqueue(new("changed", default) { Kind = kind }));
        hub.Closed += _ =>
        {
            IsClosed = true;
            return Task.CompletedTask;
        };
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public bool IsClosed { get; private set; }

    public IReadOnlyList<Heard> All => [.. _heard];

    public IReadOnlyList<Entry> Entries => [.. All.Where(heard => heard.Event is "happened").Select(heard => new Entry(heard.Json))];

    public IReadOnlyList<long> Gone =>
        [.. All.Where(heard => heard.Event is "gone").SelectMany(heard => heard.Json.EnumerateArray()).Select(ticket => ticket.GetInt64())];

    public Task<JsonElement> Watch(string? brand) => _hub.InvokeAsync<JsonElement>("watch", brand, Cancellation);

    public Task<JsonElement> Since(string epoch, long n) => _hub.InvokeAsync<JsonElement>("since", epoch, n, Cancellation);

    public Task<JsonElement> Open(long ticket) => _hub.InvokeAsync<JsonElement>("open", ticket, Cancellation);

    public Task Count(string? brand) => _hub.InvokeAsync("count", brand, Cancellation);

    public Task StopCounting() => _hub.InvokeAsync("stopCounting", Cancellation);

    public Task Close(long ticket) => _hub.InvokeAsync("close", ticket, Cancellation);

    public Task Typing(long ticket, string? mode) => _hub.InvokeAsync("typing", ticket, mode, Cancellation);

    public Task<JsonElement> OpenDraft(long ticket, string? mode, long have = 0) =>
        _hub.InvokeAsync<JsonElement>("openDraft", ticket, mode, have, Cancellation);

    public Task CloseDraft(long ticket, string mode) => _hub.InvokeAsync("closeDraft", ticket, mode, Cancellation);

    public Task<JsonElement> WriteDraft(long ticket, string mode, string client, long counter, string data, long have = 0) =>
        _hub.InvokeAsync<JsonElement>("writeDraft", ticket, mode, new { client, counter, have, data }, Cancellation);

    public Task<JsonElement> DraftSince(long ticket, string mode, long have) =>
        _hub.InvokeAsync<JsonElement>("draftSince", ticket, mode, have, Cancellation);

    public Task CompactDraft(long ticket, string mode, long upTo, string data) =>
        _hub.InvokeAsync("compactDraft", ticket, mode, new { upTo, data }, Cancellation);

    public Task PointDraft(long ticket, string mode, string? place) => _hub.InvokeAsync("pointDraft", ticket, mode, place, Cancellation);

    /// <summary>What was told of a draft, in order.</summary>
    public IReadOnlyList<JsonElement> Draft(long ticket, string mode) =>
        [.. All.Where(heard => heard.Event is "draft" && heard.Ticket == ticket && heard.Kind == mode).Select(heard => heard.Json)];

    /// <summary>What was last said of how many tickets the boxes of a brand hold.</summary>
    public JsonElement? Counts(string? brand) => All.LastOrDefault(heard => heard.Event is "counts" && heard.Kind == brand)?.Json;

    /// <summary>What was last said of who looks at a ticket: "Ada:reply Grace:"; null where nothing was.</summary>
    public string? People(long ticket) =>
        All.LastOrDefault(heard => heard.Event is "presence" && heard.Ticket == ticket) is { } last ? Said(last.Json) : null;

    public static string Said(JsonElement people) =>
        string.Join(' ', people.EnumerateArray().Select(person => $"{person.GetProperty("name").GetString()}:{person.GetProperty("typing").GetString()}"));

    /// <summary>Waits until what was heard has it.</summary>
    public Task Until(Func<LiveConsole, bool> fact, string otherwise) =>
        Testing.Servers.Until.True(() => fact(this), () => $"{otherwise}; heard: {string.Join(", ", All.TakeLast(10))}", cancellationToken: Cancellation);

    public Task UntilHeard(long ticket, long version) => Until(
        console => console.Entries.Any(entry => entry.Ticket == ticket && entry.Version >= version), $"ticket {ticket} in version {version} was not heard of");

    public async ValueTask DisposeAsync() => await _hub.DisposeAsync();
}

internal sealed record Heard(string Event, JsonElement Json)
{
    public long Ticket { get; init; }

    public string? Kind { get; init; }
}

internal sealed record Entry(JsonElement Json)
{
    public string Epoch => Json.GetProperty("epoch").GetString()!;

    public long N => Json.GetProperty("n").GetInt64();

    public long Prev => Json.GetProperty("prev").GetInt64();

    public long Ticket => Json.GetProperty("row").GetProperty("id").GetInt64();

    public long Version => Json.GetProperty("version").GetInt64();
}
