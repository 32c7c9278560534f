using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Testing;
using Oqupie.Testing.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Channels;

/// <summary>What a person can still do about a message, and what the mailbox has beside the journal.</summary>
public sealed class FatesTests(TestSilo silo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_failed_is_taken_in_again_through_the_same_row()
    {
        var channel = await Channel();
        var raw = silo.Adapter.Says(new() { Failure = "This is no mail." });
        await Intake(channel).Take(raw, Cancellation);
        var row = Assert.Single((await Rows(channel)));
        silo.Adapter.Says(raw.Sha256, Mail());

        var answer = await Intake(channel).Retry(row.Id, Cancellation);

        Assert.Equal(IntakeFate.Ticket, answer.Value!.Fate);
        var after = Assert.Single(await Rows(channel));
        Assert.Equal((row.Id, IntakeFate.Ticket, answer.Value.Ticket, null), (after.Id, after.Fate, after.Ticket, after.Reason));
    }

    [Fact]
    public async Task Of_many_who_try_again_at_once_one_ticket_comes()
    {
        var channel = await Channel();
        var raw = silo.Adapter.Says(new() { Failure = "This is no mail." });
        await Intake(channel).Take(raw, Cancellation);
        var row = Assert.Single(await Rows(channel));
        silo.Adapter.Says(raw.Sha256, Mail());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Intake(channel).Retry(row.Id, Cancellation)));

        Assert.Single(answers.Where(answer => answer.Value is not null).Select(answer => answer.Value!.Ticket).Distinct());
    }

    [Fact]
    public async Task What_was_held_becomes_a_ticket_once_it_is_released()
    {
        var channel = await Channel();
        await Intake(channel).Take(silo.Adapter.Says(Mail() with { Ours = true }), Cancellation);
        var row = Assert.Single(await Rows(channel));
        Assert.Equal(IntakeFate.Held, row.Fate);

        var answer = await Intake(channel).Release(row.Id, Cancellation);

        Assert.Equal(IntakeFate.Ticket, answer.Value!.Fate);
        Assert.True(Assert.Single(await Rows(channel)).Released);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Mira")]
    public async Task What_names_nobody_stays_held_whoever_releases_it(string address)
    {
        var channel = await Channel();
        await Intake(channel).Take(silo.Adapter.Says(Mail() with { From = new("Mira", address) }), Cancellation);

        var answer = await Intake(channel).Release(Assert.Single(await Rows(channel)).Id, Cancellation);

        Assert.Equal((IntakeFate.Held, null), (answer.Value!.Fate, answer.Value.Ticket));
        var row = Assert.Single(await Rows(channel));
        Assert.Equal(IntakeFate.Held, row.Fate);
        Assert.Contains("nobody could be answered", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_its_ticket_is_neither_tried_again_nor_released()
    {
        var channel = await Channel();
        await Intake(channel).Take(silo.Adapter.Says(Mail()), Cancellation);
        var row = Assert.Single(await Rows(channel));

        Assert.False((await Intake(channel).Retry(row.Id, Cancellation)).Succeeded(out _, out var retry));
        Assert.False((await Intake(channel).Release(row.Id, Cancellation)).Succeeded(out _, out var release));

        Assert.Equal((RefusalKind.Conflict, RefusalKind.Conflict), (retry.Kind, release.Kind));
    }

    [Fact]
    public async Task Everything_that_failed_is_tried_again_and_what_fails_again_is_counted()
    {
        var channel = await Channel();
        var raws = Enumerable.Range(0, 3).Select(_ => silo.Adapter.Says(new() { Failure = "This is no mail." })).ToList();

        foreach (var raw in raws)
        {
            await Intake(channel).Take(raw, Cancellation);
        }

        silo.Adapter.Says(raws[0].Sha256, Mail());
        silo.Adapter.Says(raws[2].Sha256, Mail());

        var retried = (await Intake(channel).RetryFailed(null, Cancellation)).Value!;

        Assert.Equal(new(3, 1, null), retried);
        Assert.Equal(1, (await Rows(channel)).Count(row => row.Fate is IntakeFate.Failed));
    }

    [Fact]
    public async Task What_fetching_overlooked_is_shown_as_missing_and_can_be_fetched()
    {
        var (channel, mailbox) = await Connected();
        mailbox.Put(silo.Adapter.Says(Mail()));
        mailbox.Put(silo.Adapter.Says(Mail()), told: false);
        mailbox.Put(silo.Adapter.Says(Mail()));
        await Taken(channel, 2);
        var poller = silo.Client.GetGrain<IChannelPollerGrain>(channel.ToString());

        // Messages have their fates a little before the place is kept up to which the mailbox was read.
        await Until.True(
            async token => (await poller.Reconcile(token)).Value!.Folders is [{ Waiting: 0 }], () => "The mailbox is not read to its end.",
            cancellationToken: Cancellation);
        var before = Assert.Single((await poller.Reconcile(Cancellation)).Value!.Folders);
        var after = Assert.Single((await poller.FetchMissing(Cancellation)).Value!.Folders);

        Assert.Equal((3, 2, 0, 2L), (before.OnServer, before.Known, before.Waiting, Assert.Single(before.Missing).Uid));
        Assert.Equal((3, 3), (after.OnServer, after.Known));
        Assert.Empty(after.Missing);
        Assert.All(await Rows(channel), row => Assert.Equal(IntakeFate.Ticket, row.Fate));
    }

    [Fact]
    public async Task A_mailbox_that_counts_anew_gives_no_message_a_second_ticket()
    {
        var (channel, mailbox) = await Connected();
        mailbox.Put(silo.Adapter.Says(Mail()));
        mailbox.Put(silo.Adapter.Says(Mail()));
        await Taken(channel, 2);

        mailbox.Renumber();

        await Taken(channel, 4);
        Assert.Equal(2, (await Rows(channel)).Count(row => row.Fate is IntakeFate.Ticket));
        Assert.Equal(2, (await Rows(channel)).Count(row => row.Fate is IntakeFate.Duplicate));
    }

    [Fact]
    public async Task Two_pollers_started_by_mistake_make_no_second_ticket()
    {
        var (channel, mailbox) = await Connected();
        var raws = Enumerable.Range(0, 20).Select(_ => silo.Adapter.Says(Mail())).ToList();
        raws.ForEach(raw => mailbox.Put(raw));

        var batch = await mailbox.Fetch(new WatchedFolder("INBOX", null), null, 64, Cancellation);
        await Task.WhenAll(batch.Messages.Select(raw => Intake(channel).Take(raw, Cancellation)));

        await Taken(channel, 20);
        Assert.Equal(20, (await Rows(channel)).Select(row => row.Ticket).Distinct().Count());
    }

    [Fact]
    public async Task What_was_there_before_the_channel_is_journalled_as_an_import()
    {
        var (channel, mailbox) = await Connected();

        mailbox.Put(silo.Adapter.Says(Mail()) with { Imported = true });

        await Taken(channel, 1);
        Assert.True(Assert.Single(await Rows(channel)).Imported);
    }

    [Fact]
    public async Task Without_a_mailbox_there_is_nothing_to_compare()
    {
        var channel = await Channel();

        Assert.False((await silo.Client.GetGrain<IChannelPollerGrain>(channel.ToString()).Reconcile(Cancellation)).Succeeded(out _, out var refusal));

        Assert.Equal(RefusalKind.Conflict, refusal.Kind);
    }

    private static ReadMessage Mail() => new()
    {
        MessageKey = LocalKey.New(),
        From = new("김하늘", $"{LocalKey.New()}@customer.example"),
        Subject = "결제가 두 번 되었어요",
        Text = "확인 부탁드려요.",
    };

    private Task<ChannelId> Channel() => silo.NewChannel(new(LocalKey.New()));

    private async Task<(ChannelId Channel, ScriptedMailbox Mailbox)> Connected()
    {
        var channel = await Channel();
        var address = $"{LocalKey.New()}@cook.example";
        var mailbox = silo.Adapter.Mailboxes[address] = new();
        var settings = new EmailSettings { Address = address, Imap = new() { Host = "imap.cook.example", Port = 993 } };
        var changed = await silo.Client.GetGrain<IChannelsGrain>(channel.Account.Value).Change(channel.Local, null, settings);
        Assert.True(changed.Succeeded(out _, out var refusal), refusal?.Reason);
        return (channel, mailbox);
    }

    private IIntakeGrain Intake(ChannelId channel) => silo.Client.GetGrain<IIntakeGrain>(channel.ToString());

    private async Task<IReadOnlyList<IntakeRow>> Rows(ChannelId channel) => (await Intake(channel).Page(null, null, 100, Cancellation)).Value!.Items;

    private Task Taken(ChannelId channel, int count) => Until.True(
        async _ => (await Rows(channel)).Count(row => row.Fate is not IntakeFate.Pending) == count, () => $"There are not {count} messages with a fate.",
        cancellationToken: Cancellation);
}
