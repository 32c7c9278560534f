using System.Globalization;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets.Sleeping;
using Oqupie.Testing;
using Oqupie.Testing.Servers;
using Orleans.Core.Internal;

namespace Oqupie.Grains.Tests.Tickets.Sleeping;

/// <summary>Tickets that wake by themselves. Each test has a silo of its own, because its clock decides what happens.</summary>
public sealed class SleepingTests : IAsyncLifetime
{
    private readonly TestSilo _silo = new();
    private TicketId _id;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _silo.Clock.GetUtcNow();

    private DueItem? Row => _silo.Stores.Due.Find(_id.Account, SleepRules.What, _id.Number.ToString(CultureInfo.InvariantCulture));

    public async ValueTask InitializeAsync()
    {
        await _silo.InitializeAsync();
        _id = _silo.NewTicketId();
        TheOutcome.Done(await _silo.Intake(_id).Open(Some.Ticket(), Cancellation));
    }

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task A_ticket_wakes_at_its_second_and_comes_back_on_top_though_nobody_asks_for_it()
    {
        await Sleep(Snooze.At(Now.AddSeconds(20)));
        await Forget();

        _silo.Clock.Advance(TimeSpan.FromSeconds(20));

        var woken = await Woken();
        Assert.Equal((TicketBox.Open, null, Now), (woken.Box, woken.SnoozeUntil, woken.UpdatedAt));
        var line = (await Timeline())[^1];
        Assert.Equal(("system", "snoozeUntil", null), (line.Actor.Kind, line.Change!.Field, line.Change.To));
    }

    [Fact]
    public async Task Not_a_second_before()
    {
        await Sleep(Snooze.At(Now.AddSeconds(20)));
        var row = Row!;
        _silo.Clock.Advance(TimeSpan.FromSeconds(19));

        Assert.Equal(DueOutcome.Done, await Act(row with { Token = "of another time" }));
        Assert.Equal(TicketBox.Asleep, (await Read()).Box);
    }

    [Fact]
    public async Task It_wakes_once_however_often_its_time_comes()
    {
        await Sleep(Snooze.At(Now.AddSeconds(20)));
        var row = Row!;
        _silo.Clock.Advance(TimeSpan.FromSeconds(20));
        var woken = await Woken();

        Assert.Equal(DueOutcome.Done, await Act(row));
        Assert.Equal(woken.Version, (await Read()).Version);
    }

    [Fact]
    public async Task Who_answers_first_wakes_it_and_its_time_then_means_nothing()
    {
        await Sleep(Snooze.At(Now.AddSeconds(20)));

        TheOutcome.Done(await _silo.Intake(_id).Receive(Some.Message(), Cancellation));

        Assert.Equal((TicketBox.Open, null), ((await Read()).Box, Row));
    }

    private async Task Sleep(Snooze snooze) =>
        TheOutcome.Done(await _silo.Ticket(_id).Change(Some.Agent(), new() { Snooze = snooze, By = Some.Lee }, Cancellation));

    private async Task Forget() => await _silo.Ticket(_id).AsReference<IGrainManagementExtension>().DeactivateOnIdle();

    private Task<DueOutcome> Act(DueItem row) => new Waking(_silo.Client).Act(row, Cancellation);

    private async Task<TicketView> Read() => TheOutcome.Done(await _silo.Ticket(_id).Read(Some.Agent(), Cancellation));

    private async Task<System.Collections.Immutable.ImmutableArray<TimelineItem>> Timeline() =>
        TheOutcome.Done(await _silo.Ticket(_id).Timeline(Some.Agent(), new(), Cancellation)).Items;

    private async Task<TicketView> Woken()
    {
        await Until.True(() => Row is null, () => "It did not wake.", cancellationToken: Cancellation);
        return await Read();
    }
}
