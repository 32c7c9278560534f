using System.Collections.Concurrent;
using System.Globalization;
using Oqupie.Contracts.Drafts;
using Oqupie.Contracts.Live;
using Oqupie.Grains.Drafts;

namespace Oqupie.Grains.Tests.Drafts;

internal static class SomeDrafts
{
    public static DraftRow Row(long number) => new()
    {
        Number = number,
        Kind = DraftRowKind.Update,
        Data = "AAAA",
        Client = "k",
        Counter = number,
        By = "",
        At = DateTimeOffset.UnixEpoch,
    };

    public static DraftUpdate Update(string client, long counter, long have = 0) => new()
    {
        Client = client,
        Counter = counter,
        Have = have,
        Data = Data(counter),
    };

    public static string Data(long counter) => counter.ToString("D4", CultureInfo.InvariantCulture);

    public static DraftSeat Seat(string connection) => new(connection, $"seat-{connection}", new("member", connection, connection));
}

/// <summary>A host that writes down what it is told.</summary>
internal sealed class DraftListener : IDraftFollower
{
    private readonly ConcurrentQueue<DraftNews> _heard = new();

    public IDraftFollower Reference { get; set; } = null!;

    public IReadOnlyList<DraftNews> Heard => [.. _heard];

    public IReadOnlyList<long> Numbers => [.. _heard.SelectMany(news => news.Frames).Select(frame => frame.Number)];

    public Task Drafted(DraftNews news)
    {
        _heard.Enqueue(news);
        return Task.CompletedTask;
    }
}
