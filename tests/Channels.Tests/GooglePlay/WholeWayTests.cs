using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.GooglePlay;

/// <summary>From Google into tickets and back, by the grains that a silo has.</summary>
public sealed class WholeWayTests : IAsyncLifetime
{
    private readonly TestSilo _silo;
    private readonly PlayWorld _world;
    private ChannelId _channel;

    public WholeWayTests()
    {
        PlayWorld? world = null;
        _silo = new() { More = services => services.AddChannelKind(world!.Channel) };
        _world = world = new(_silo.Clock);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private GooglePlayServer Google => _world.Google;

    public async ValueTask InitializeAsync()
    {
        await _silo.InitializeAsync();
        await _silo.Client.GetGrain<IAccountGrain>(Some.Account.Value).SetUp("Acme");
        var brand = await _silo.NewBrand(Some.Account);
        var made = await _silo.Client.GetGrain<IChannelsGrain>(Some.Account.Value).Make(brand.Id, "googlePlay", "Play", _world.Settings());
        Assert.True(made.Succeeded(out var channel, out var refusal), refusal?.Reason);
        _channel = new(Some.Account, channel.Id);
    }

    public async ValueTask DisposeAsync()
    {
        await _silo.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_review_is_a_ticket_and_its_changes_are_the_same_tickets()
    {
        Google.Put("gp:1", "Crash\tIt crashes.", _world.Now, comment => comment["reviewerLanguage"] = "ko");
        var ticket = await Ticket("play:gp:1:");
        var opened = await View(ticket);

        Google.Put("gp:1", "Better\tIt works.", _world.Now, comment => comment["starRating"] = 5);
        await Until.True(
            async _ =>
            {
                _world.Clock.Advance(TimeSpan.FromMinutes(1));
                return (await View(ticket)).AdditionalInformation["stars"] is "5";
            },
            () => "The change never came.", cancellationToken: Cancellation);

        Assert.Equal(("Crash", "ko", "1"), (opened.Subject, opened.Language, opened.AdditionalInformation["stars"]));
        Assert.Equal("It works.", (await Timeline(ticket)).Single(item => item.Type is TimelineKind.Edited).Text);
        Assert.Single((await Rows()).Select(row => row.Ticket).Distinct());
    }

    [Fact]
    public async Task An_answer_stands_in_Google_Play_and_its_echo_adds_nothing()
    {
        Google.Put("gp:1", "\tIt crashes.", _world.Now);
        var ticket = await Ticket("play:gp:1:");

        var reply = await _silo.Ticket(ticket).Reply(Some.Agent(ticket.Account), Some.Reply("고쳤어요."), Cancellation);

        Assert.True(reply.Succeeded(out _, out var refusal), refusal?.Reason);
        await Until.True(
            async _ =>
            {
                await _silo.Client.GetGrain<IOutboxGrain>(_channel.ToString()).Wake(_world.Now);
                _world.Clock.Advance(TimeSpan.FromSeconds(10));
                return (await Timeline(ticket)).Single(item => item.Type is TimelineKind.Reply).Delivery is DeliveryState.Sent;
            },
            () => "It never left.", cancellationToken: Cancellation);
        Assert.Equal("고쳤어요.", Google.AnswerTo("gp:1"));
        await Ticket("play:reply:gp:1:");
        Assert.Single(await Timeline(ticket), item => item.Type is TimelineKind.Reply);
    }

    [Fact]
    public async Task What_somebody_answered_in_the_Play_Console_is_on_the_ticket()
    {
        Google.Put("gp:1", "\tIt crashes.", _world.Now);
        Google.Answer("gp:1", "Written over there.", _world.Now);

        var ticket = await Ticket("play:reply:gp:1:");

        var reply = Assert.Single(await Timeline(ticket), item => item.Type is TimelineKind.Reply);
        Assert.Equal("Written over there.", reply.Text);
        Assert.Equal(ticket, await Ticket("play:gp:1:"));
    }

    [Fact]
    public async Task A_right_that_is_missing_is_the_channels_trouble()
    {
        Google.HasRight = false;

        await Until.True(
            async _ =>
            {
                _world.Clock.Advance(TimeSpan.FromMinutes(1));
                var health = await _silo.Client.GetGrain<IChannelPollerGrain>(_channel.ToString()).Health();
                return health.State is ChannelState.Failing && health.LastError!.Contains("Reply to reviews", StringComparison.Ordinal);
            },
            () => "Nobody is told.", cancellationToken: Cancellation);
    }

    /// <summary>The ticket of what came under such a source, once it has come.</summary>
    private async Task<TicketId> Ticket(string source)
    {
        IntakeRow? row = null;
        await Until.True(
            async _ =>
            {
                _world.Clock.Advance(TimeSpan.FromMinutes(1));
                row = (await Rows()).FirstOrDefault(row => row.Source.StartsWith(source, StringComparison.Ordinal) && row.Ticket is not null);
                return row is not null;
            },
            () => $"{source} has no ticket.", cancellationToken: Cancellation);
        return new(_channel.Account, row!.Ticket!.Value);
    }

    private async Task<IReadOnlyList<IntakeRow>> Rows() =>
        (await _silo.Client.GetGrain<IIntakeGrain>(_channel.ToString()).Page(null, null, 100, Cancellation)).Value!.Items;

    private async Task<TicketView> View(TicketId ticket) => (await _silo.Ticket(ticket).Read(Some.Agent(ticket.Account), Cancellation)).Value!;

    private async Task<ImmutableArray<TimelineItem>> Timeline(TicketId ticket) =>
        (await _silo.Ticket(ticket).Timeline(Some.Agent(ticket.Account), new() { Limit = 200 }, Cancellation)).Value!.Items;
}
