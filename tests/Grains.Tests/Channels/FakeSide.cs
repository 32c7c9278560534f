using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing;
using Oqupie.Testing.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Channels;

/// <summary>A channel of the fake kind, with both of its sides.</summary>
public sealed record FakeSide(TestSilo Silo, ChannelId Channel, FakeRoom Room, bool Pulled)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string Name { get; } = Room.Name;

    public string Token => $"token of {Name}";

    /// <summary>Lets items come in, and waits until each has its fate.</summary>
    public async Task Bring(params FakeItem[] items)
    {
        foreach (var item in items.Select(item => item with { Room = Name }))
        {
            if (Pulled)
            {
                Room.Put(item);
            }
            else
            {
                Assert.Null((await Push(Token, item)).Refusal);
            }

            await Settled(string.Create(CultureInfo.InvariantCulture, $"{(Pulled ? "fake" : "push")}:{item.Source}:{item.Revision}"));
        }
    }

    public Task<Outcome<Done>> Push(string token, params FakeItem[] items) => Push(token, JsonSerializer.SerializeToUtf8Bytes(items));

    public Task<Outcome<Done>> Push(string token, byte[] body) => Silo.Client.GetGrain<IChannelHookGrain>(Channel.Account.Value).Take(
        "fake", null, new(ImmutableDictionary<string, string>.Empty.Add("x-token", token), [.. body]), Cancellation);

    public Task Settled(string source) => Until.True(
        async _ =>
        {
            Silo.Clock.Advance(TimeSpan.FromMilliseconds(500)); // A poller that has failed waits by this clock.
            return (await Rows()).Any(row => row.Source == source && row.Fate is not IntakeFate.Pending);
        },
        () => $"{source} has no fate.",
        cancellationToken: Cancellation);

    public async Task<IReadOnlyList<IntakeRow>> Rows() =>
        (await Silo.Client.GetGrain<IIntakeGrain>(Channel.ToString()).Page(null, null, 100, Cancellation)).Value!.Items;

    public async Task<TicketId> Ticket(string key) =>
        new(Channel.Account, (await Rows()).First(row => row.Source.Contains($":{key}:", StringComparison.Ordinal) && row.Ticket is not null).Ticket!.Value);

    public async Task<ImmutableArray<TimelineItem>> Timeline(TicketId ticket) =>
        (await Silo.Ticket(ticket).Timeline(Some.Agent(ticket.Account), new() { Limit = 200 }, Cancellation)).Value!.Items;

    public async Task<(TicketId Ticket, long Version)> Reply(string key)
    {
        var ticket = await Ticket(key);
        var reply = await Silo.Ticket(ticket).Reply(Some.Agent(ticket.Account), Some.Reply(), Cancellation);
        Assert.True(reply.Succeeded(out var item, out var refusal), refusal?.Reason);
        return (ticket, item.Version);
    }

    /// <summary>Our mark of a reply that has left.</summary>
    public string Left((TicketId Ticket, long Version) reply) =>
        Room.Sent.First(item => item.Entry.Ticket == reply.Ticket && item.Entry.Reply == reply.Version).Entry.Id;

    public Task HasLeft((TicketId Ticket, long Version) reply) => Until.True(
        _ => Task.FromResult(Room.Sent.Any(item => item.Entry.Ticket == reply.Ticket)), () => "The answer has not left.", cancellationToken: Cancellation);

    /// <summary>Waits for a state, and wakes the outbox meanwhile as its reminder would.</summary>
    public Task Delivery((TicketId Ticket, long Version) reply, DeliveryState state) => Until.True(
        async _ =>
        {
            await Silo.Client.GetGrain<IOutboxGrain>(Channel.ToString()).Wake(Silo.Clock.GetUtcNow());
            return (await Timeline(reply.Ticket)).Single(item => item.Version == reply.Version).Delivery == state;
        },
        () => $"The answer is not {state}.",
        cancellationToken: Cancellation);
}
