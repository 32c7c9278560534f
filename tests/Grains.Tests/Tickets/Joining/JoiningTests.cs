using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Tickets.Joining;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Tickets.Joining;

/// <summary>Two tickets that change together, also where something stops between them. Each test has a silo of its own, for its clock.</summary>
public sealed class JoiningTests : IAsyncLifetime
{
    private readonly TestSilo _silo = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ITicketPairsGrain Pairs => _silo.Client.GetGrain<ITicketPairsGrain>(Some.Account.ToString());

    public ValueTask InitializeAsync() => _silo.InitializeAsync();

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task What_was_written_in_a_merged_ticket_is_in_the_survivor_with_its_writer_and_time()
    {
        var (survivor, merged) = (await Opened("one"), await Opened("two"));
        await _silo.Ticket(merged).Memo(Some.Agent(), Some.Memo("A note."), Cancellation);
        var written = (await Items(merged)).Single(item => item.Type is TimelineKind.Message);

        TheOutcome.Done(await Merge(merged, survivor));

        var carried = (await Items(survivor)).Where(item => item.Carried is not null).ToList();
        Assert.Equal(["two", "A note."], carried.Select(item => item.Text));
        Assert.Equal((written.At, written.Actor, merged.Number), (carried[0].At, carried[0].Actor, carried[0].Carried!.Ticket));
        var after = await Read(merged);
        Assert.Equal((TicketStatus.Completed, (long?)survivor.Number), (after.Status, after.MergedInto));
        Assert.Equal(2, (await Read(survivor)).Messages);
    }

    [Fact]
    public async Task A_merged_ticket_is_only_read()
    {
        var (survivor, merged) = (await Opened("one"), await Opened("two"));
        TheOutcome.Done(await Merge(merged, survivor));

        var changed = await _silo.Ticket(merged).Change(Some.Agent(), new() { Status = TicketStatus.New, By = Some.Lee }, Cancellation);
        var replied = await _silo.Ticket(merged).Reply(Some.Agent(), Some.Reply(), Cancellation);
        var noted = await _silo.Ticket(merged).Memo(Some.Agent(), Some.Memo(), Cancellation);
        var received = await _silo.Intake(merged).Receive(Some.Message(), Cancellation);

        Assert.All([changed.Refusal, replied.Refusal, noted.Refusal, received.Refusal], refusal => Assert.Equal("merged", refusal?.Code));
        Assert.Equal(survivor.Number, await Joins(merged).Successor(null, Cancellation));
    }

    [Fact]
    public async Task A_crash_between_the_two_only_delays_the_second()
    {
        var (survivor, merged) = (await Opened("one"), await Opened("two"));
        _silo.Stores.Tickets.FailNextAppend(survivor);

        // Whoever comes first meets the full disk: the merge itself, or the schedule, which may be quicker.
        var met = await Record.ExceptionAsync(() => Merge(merged, survivor));
        Assert.Equal(survivor.Number, (await Read(merged)).MergedInto);
        await Settled(new(JoinKind.Merge, merged.Number, survivor.Number));

        Assert.Single(await Items(survivor), item => item.Text is "two");
        Assert.True(met is not null || _silo.Stores.Tickets.CallsFor(survivor).Count(call => call is "Append") > 2);
    }

    [Fact]
    public async Task Asked_again_and_again_the_survivor_takes_it_in_once()
    {
        var (survivor, merged) = (await Opened("one"), await Opened("two"));
        TheOutcome.Done(await Merge(merged, survivor));

        TheOutcome.Done(await Merge(merged, survivor));
        await Joins(survivor).Follow(new(JoinKind.Merge, merged.Number, survivor.Number), Cancellation);

        Assert.Single(await Items(survivor), item => item.Text is "two");
    }

    [Fact]
    public async Task Merges_do_not_go_round_in_circles_though_both_are_wanted_at_once()
    {
        var (one, two) = (await Opened("one"), await Opened("two"));
        await Joins(one).MergeInto(Some.Agent(), two.Number, Some.Lee, Cancellation);
        await Joins(two).MergeInto(Some.Agent(), one.Number, Some.Lee, Cancellation);

        await Settled(new(JoinKind.Merge, one.Number, two.Number));
        await Settled(new(JoinKind.Merge, two.Number, one.Number));

        Assert.True((await Read(one)).MergedInto is null || (await Read(two)).MergedInto is null);
        Assert.Equal("bad_merge", (await Merge(one, one)).Refusal?.Code);
    }

    [Fact]
    public async Task A_merge_that_is_taken_back_leaves_both_as_they_were_and_can_be_made_again()
    {
        var (survivor, merged) = (await Opened("one"), await Opened("two"));
        TheOutcome.Done(await Merge(merged, survivor));

        TheOutcome.Done(await Pairs.Unmerge(Some.Agent(), merged.Number, Some.Lee, Cancellation));
        Assert.Equal((TicketStatus.New, null), ((await Read(merged)).Status, (await Read(merged)).MergedInto));
        Assert.DoesNotContain(await Items(survivor), item => item.Text is "two");
        Assert.Equal(1, (await Read(survivor)).Messages);

        TheOutcome.Done(await Merge(merged, survivor));
        Assert.Single(await Items(survivor), item => item.Text is "two");
    }

    [Fact]
    public async Task After_a_week_it_is_not_taken_back()
    {
        var (survivor, merged) = (await Opened("one"), await Opened("two"));
        TheOutcome.Done(await Merge(merged, survivor));
        _silo.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));

        Assert.Equal("too_late", (await Pairs.Unmerge(Some.Agent(), merged.Number, Some.Lee, Cancellation)).Refusal?.Code);
    }

    [Fact]
    public async Task Whoever_does_not_see_both_merges_and_links_nothing()
    {
        var (mine, theirs) = (await Opened("one"), await Opened("two", "other"));
        var agent = Some.Agent() with { Brands = ["cook"] };

        Assert.Equal("not_found", (await Pairs.Merge(agent, new(mine.Number, theirs.Number, Some.Lee), Cancellation)).Refusal?.Code);
        Assert.Equal("not_found", (await Pairs.Merge(agent, new(theirs.Number, mine.Number, Some.Lee), Cancellation)).Refusal?.Code);
        Assert.Equal("not_found", (await Pairs.Link(agent, new(mine.Number, theirs.Number, Some.Lee), true, Cancellation)).Refusal?.Code);
        Assert.Empty((await Read(mine)).Links);
    }

    [Fact]
    public async Task A_link_is_on_both_sides_and_seen_by_who_may_see_the_other()
    {
        var (one, two) = (await Opened("one"), await Opened("two", "other"));

        TheOutcome.Done(await Pairs.Link(Some.Agent(), new(one.Number, two.Number, Some.Lee), true, Cancellation));

        Assert.Equal([two.Number], (await Read(one)).Links);
        Assert.Equal([one.Number], (await Read(two)).Links);
        Assert.Single(TheOutcome.Done(await Pairs.Related(Some.Agent(), one.Number, Cancellation)));
        Assert.Empty(TheOutcome.Done(await Pairs.Related(Some.Agent() with { Brands = ["cook"] }, one.Number, Cancellation)));

        TheOutcome.Done(await Pairs.Link(Some.Agent(), new(two.Number, one.Number, Some.Lee), false, Cancellation));
        Assert.Empty((await Read(one)).Links);
    }

    [Fact]
    public async Task What_is_split_off_is_a_ticket_of_its_own_linked_to_the_old_one()
    {
        // The numbers that the silo's tests count out by themselves are not given again.
        await _silo.Client.GetGrain<ITicketNumbersGrain>(Some.Account.Value).Reserve(1_000);
        var old = await Opened("one");
        var mail = Some.Message() with { Text = "something else", MailId = "else@customer.example" };
        TheOutcome.Done(await _silo.Intake(old).Receive(mail, Cancellation));
        var item = (await Items(old)).Single(one => one.Text is "something else");

        var split = TheOutcome.Done(await Split(old, item.Version));

        var fresh = new TicketId(Some.Account, split.Id);
        Assert.Equal(("Another thing", "cook", 1, "haneul@customer.example"), (split.Subject, split.Brand, split.Messages, split.Customer.Email));
        Assert.Equal([old.Number], split.Links);
        Assert.Equal("something else", (await Items(fresh)).Single(one => one.Type is TimelineKind.Message).Text);
        Assert.Equal(((string?)null, (long?)fresh.Number), (await Items(old)).Where(one => one.Id == item.Id).Select(one => (one.Text, one.MovedTo)).Single());
        Assert.Equal(1, (await Read(old)).Messages);
        Assert.Equal(fresh.Number, await Joins(old).Successor(IntakeRules.MailIdHash("else@customer.example"), Cancellation));
        Assert.Null(await Joins(old).Successor(null, Cancellation));
    }

    [Fact]
    public async Task A_ticket_that_was_not_opened_before_a_crash_is_opened_by_the_schedule()
    {
        var old = await Opened("one");
        TheOutcome.Done(await _silo.Intake(old).Receive(Some.Message() with { Text = "something else" }, Cancellation));
        var item = (await Items(old)).Single(one => one.Text is "something else");
        var fresh = _silo.NewTicketId();
        var wish = new SplitWish { Ticket = old.Number, Items = [item.Version], By = Some.Lee };

        TheOutcome.Done(await Joins(old).SplitOff(Some.Agent(), wish, fresh.Number, Cancellation));
        await Settled(new(JoinKind.Split, old.Number, fresh.Number));

        Assert.Equal(1, (await Read(fresh)).Messages);
    }

    [Fact]
    public async Task Not_everything_is_split_off_nor_what_is_no_message_nor_what_is_gone()
    {
        var old = await Opened("one");
        TheOutcome.Done(await _silo.Intake(old).Receive(Some.Message(), Cancellation));

        Assert.Equal("bad_split", (await Split(old, 2, 3)).Refusal?.Code);
        Assert.Equal("bad_split", (await Split(old, 1)).Refusal?.Code);
        TheOutcome.Done(await Split(old, 3));
        Assert.Equal("bad_split", (await Split(old, 3)).Refusal?.Code);
    }

    private async Task<TicketId> Opened(string text, string brand = "cook")
    {
        var id = _silo.NewTicketId();
        TheOutcome.Done(await _silo.Intake(id).Open(Some.Ticket(Some.Message() with { Text = text }, brand), Cancellation));
        return id;
    }

    private Task<Contracts.Outcome<TicketView>> Merge(TicketId merged, TicketId survivor) =>
        Pairs.Merge(Some.Agent(), new(merged.Number, survivor.Number, Some.Lee), Cancellation);

    private Task<Contracts.Outcome<TicketView>> Split(TicketId old, params ImmutableArray<long> items) =>
        Pairs.Split(Some.Agent(), new() { Ticket = old.Number, Items = items, Subject = "Another thing", By = Some.Lee }, Cancellation);

    private ITicketJoinsGrain Joins(TicketId id) => _silo.Client.GetGrain<ITicketJoinsGrain>(id.ToString());

    private async Task<TicketView> Read(TicketId id) => TheOutcome.Done(await _silo.Ticket(id).Read(Some.Agent(), Cancellation));

    private async Task<ImmutableArray<TimelineItem>> Items(TicketId id) =>
        TheOutcome.Done(await _silo.Ticket(id).Timeline(Some.Agent(), new(), Cancellation)).Items;

    // The schedule tries by itself what failed, after a pause of its clock.
    private async Task Settled(JoinKey join)
    {
        await Until.True(
            () =>
            {
                _silo.Clock.Advance(TimeSpan.FromSeconds(1));
                return _silo.Stores.Due.Find(Some.Account, JoinKey.What, join.ToString()) is null;
            },
            () => string.Create(CultureInfo.InvariantCulture, $"{join} was not done."), cancellationToken: Cancellation);
    }
}
