using System.Collections.Immutable;
using Oqupie.Contracts.Retention;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Retention;

/// <summary>What was deleted or blocked long ago goes by itself. Each test has a silo of its own, because its clock decides what happens.</summary>
public sealed class PurgingTests : IAsyncLifetime
{
    private readonly TestSilo _silo = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IRetentionGrain Retention => _silo.Client.GetGrain<IRetentionGrain>(Some.Account.ToString());

    public ValueTask InitializeAsync() => _silo.InitializeAsync();

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task Who_lowers_the_days_has_a_day_to_think_of_it()
    {
        var deleted = await Deleted("old");
        _silo.Clock.Advance(TimeSpan.FromDays(40));

        var settings = TheOutcome.Done(await Retention.Change(Some.Agent(), new(30, null), Cancellation));

        Assert.Equal(_silo.Clock.GetUtcNow() + TimeSpan.FromDays(1), settings.NextAt);
        Assert.Equal(new(1, 1, 0, 0), TheOutcome.Done(await Retention.Forecast(Some.Agent(), Cancellation)));
        Assert.NotNull(await Read(deleted));
    }

    [Fact]
    public async Task What_was_deleted_long_enough_ago_goes_and_what_was_not_stays()
    {
        var (old, open) = (await Deleted("old"), await Opened("open"));
        TheOutcome.Done(await Retention.Change(Some.Agent(), new(2, null), Cancellation));
        await NextRound();
        Assert.NotNull(await Read(old));
        var young = await Deleted("young");

        await NextRound();

        await Gone(old);
        Assert.NotNull(await Read(young));
        Assert.NotNull(await Read(open));
    }

    [Fact]
    public async Task A_blocked_one_goes_by_its_own_days()
    {
        var (deleted, spam) = (await Deleted("deleted"), await Opened("spam"));
        TheOutcome.Done(await _silo.Ticket(spam).Change(Some.Agent(), new() { Spam = true, By = Some.Lee }, Cancellation));
        TheOutcome.Done(await Retention.Change(Some.Agent(), new(null, 1), Cancellation));

        await NextRound();

        await Gone(spam);
        Assert.NotNull(await Read(deleted));
    }

    [Fact]
    public async Task One_that_was_restored_in_between_begins_anew()
    {
        var ticket = await Deleted("twice");
        _silo.Clock.Advance(TimeSpan.FromDays(5));
        await Delete(ticket, on: false);
        await Delete(ticket, on: true);
        var other = await Deleted("other");
        TheOutcome.Done(await Retention.Change(Some.Agent(), new(3, null), Cancellation));

        await NextRound();
        await NextRound();
        Assert.NotNull(await Read(ticket));
        await NextRound();

        await Gone(ticket);
        await Gone(other);
    }

    [Fact]
    public async Task What_was_merged_into_it_goes_with_it()
    {
        var (survivor, merged) = (await Opened("one"), await Opened("two"));
        var pairs = _silo.Client.GetGrain<ITicketPairsGrain>(Some.Account.ToString());
        TheOutcome.Done(await pairs.Merge(Some.Agent(), new(merged.Number, survivor.Number, Some.Lee), Cancellation));
        await Delete(survivor, on: true);
        TheOutcome.Done(await Retention.Change(Some.Agent(), new(1, null), Cancellation));

        await NextRound();

        await Gone(survivor);
        await Gone(merged);
    }

    [Fact]
    public async Task Whose_answer_comes_after_it_went_begins_a_new_ticket()
    {
        var ticket = await Deleted("gone");
        TheOutcome.Done(await Retention.Change(Some.Agent(), new(1, null), Cancellation));
        await NextRound();
        await Gone(ticket);

        var received = await _silo.Intake(ticket).Receive(Some.Message(), Cancellation);

        Assert.Equal("not_found", received.Refusal?.Code);
    }

    [Theory, InlineData(-1), InlineData(3651)]
    public async Task Days_beyond_reason_are_refused(int days)
    {
        var refusal = (await Retention.Change(Some.Agent(), new(null, days), Cancellation)).Refusal;

        Assert.Equal(("retention_days", "blockedDays"), (refusal?.Code, refusal?.Field));
        Assert.Equal(RetentionSettings.Forever, await Retention.Read(Cancellation));
    }

    [Fact]
    public async Task Who_serves_some_brands_only_does_not_say_for_all()
    {
        var some = Some.Agent() with { Brands = ["cook"] };

        Assert.Equal("retention_every_brand", (await Retention.Change(some, new(1, 1), Cancellation)).Refusal?.Code);
        Assert.Equal("retention_every_brand", (await Retention.Forecast(some, Cancellation)).Refusal?.Code);
    }

    private async Task<TicketId> Opened(string words)
    {
        var id = _silo.NewTicketId();
        TheOutcome.Done(await _silo.Intake(id).Open(Some.Ticket(Some.Message(words)), Cancellation));
        return id;
    }

    private async Task<TicketId> Deleted(string words)
    {
        var id = await Opened(words);
        await Delete(id, on: true);
        return id;
    }

    private async Task Delete(TicketId ticket, bool on) =>
        TheOutcome.Done(await _silo.Ticket(ticket).Change(Some.Agent(), new() { Deleted = on, By = Some.Lee }, Cancellation));

    private async Task<TicketView?> Read(TicketId ticket) =>
        (await _silo.Ticket(ticket).Read(Some.Agent(), Cancellation)).Succeeded(out var view, out _) ? view : null;

    /// <summary>A day passes, and the schedule has done what was to be done.</summary>
    private async Task NextRound()
    {
        var next = (await Retention.Read(Cancellation)).NextAt!.Value;
        _silo.Clock.Advance(next - _silo.Clock.GetUtcNow());
        await Until.True(
            async ending => (await Retention.Read(ending)).NextAt > next, () => "Nobody looked what goes.", cancellationToken: Cancellation);
    }

    private async Task Gone(TicketId ticket)
    {
        Assert.Null(await Read(ticket));
        Assert.Empty(await _silo.Stores.ToFind.Numbers(Some.Account, ticket.Number, ticket.Number + 1, 1, Cancellation));
        var past = await _silo.Stores.Tickets.Read(ticket, after: null, before: null, 1, Cancellation);
        Assert.IsType<TicketPurged>(past.Single().Event);
    }
}
