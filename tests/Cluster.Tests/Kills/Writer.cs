using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Oqupie.Testing.Api;

namespace Oqupie.Cluster.Tests.Kills;

/// <param name="Key">The Idempotency-Key it was sent with, as often as it took.</param>
/// <param name="Item">The item of the timeline that was answered; null for a new ticket.</param>
internal sealed record Written(string Marker, string Key, int Ticket, string? Item, string Customer);

/// <summary>A program that makes tickets and answers them, and insists: what was not acknowledged is sent again with the same key.</summary>
internal sealed class Writer(int number, OqupieApi api, Brand brand, Channel channel, ImmutableArray<string> customers, int seed)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);
    private readonly Random _random = new(HashCode.Combine(seed, number));
    private int _writes;
    private long _lastAnswer;

    public ImmutableArray<Written> Tickets { get; private set; } = [];

    public ImmutableArray<Written> Replies { get; private set; } = [];

    /// <summary>How often something had to be sent again.</summary>
    public int Retries { get; private set; }

    /// <summary>The longest this writer had to wait from one acknowledgement to the next.</summary>
    public TimeSpan LongestWait { get; private set; }

    /// <summary>Writes until told to stop; the last write is carried through, however long that takes.</summary>
    public async Task Run(CancellationToken stop)
    {
        using var pace = new PeriodicTimer(Pace, TimeProvider.System);
        _lastAnswer = Stopwatch.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            await (Tickets.IsEmpty || _random.Next(3) is 0 ? MakeTicket() : Answer());
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task MakeTicket()
    {
        var (marker, key) = Next("ticket");
        var customer = customers[_random.Next(customers.Length)];
        var made = await Insist(() => api.NewTicket(brand, customer, $"제목 {marker}", $"{marker}\n안녕하세요.", channel.Id, key));
        Tickets = Tickets.Add(new(marker, key, made.Id, Item: null, customer));
    }

    private async Task Answer()
    {
        var (marker, key) = Next("reply");
        var (ticket, customer) = _random.Next(2) is 0 ? await SomebodysTicket() : OwnTicket();
        var item = await Insist(() => api.Reply(ticket, $"{marker}\n확인해 볼게요.", key));
        Replies = Replies.Add(new(marker, key, ticket, item.Id, customer));
    }

    /// <summary>One of the newest tickets, which may have come by mail.</summary>
    private async Task<(int Id, string Customer)> SomebodysTicket()
    {
        var newest = await Insist(() => api.Get<Page<Ticket>>("tickets?box=all&sort=-created&limit=20"));
        var ticket = newest.Items[_random.Next(newest.Items.Length)];
        return (ticket.Id, ticket.Customer.Email);
    }

    private (int Id, string Customer) OwnTicket()
    {
        var ticket = Tickets[_random.Next(Tickets.Length)];
        return (ticket.Ticket, ticket.Customer);
    }

    private (string Marker, string Key) Next(string kind)
    {
        var marker = string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}-{++_writes:0000}");
        return (marker, $"key-{marker}");
    }

    private async Task<T> Insist<T>(Func<Task<T>> attempt)
    {
        while (true)
        {
            try
            {
                var answer = await attempt();
                var now = Stopwatch.GetTimestamp();
                LongestWait = TimeSpan.FromTicks(Math.Max(LongestWait.Ticks, Stopwatch.GetElapsedTime(_lastAnswer, now).Ticks));
                _lastAnswer = now;
                return answer;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException
                or ApiException { Status: >= System.Net.HttpStatusCode.InternalServerError } or ApiException { Code: "under_way" })
            {
                Retries++;
                await Task.Delay(BetweenAttempts, TimeProvider.System);
            }
        }
    }
}
