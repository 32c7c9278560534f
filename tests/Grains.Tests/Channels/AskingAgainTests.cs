using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Testing;
using Oqupie.Testing.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Channels;

/// <summary>Messages that a mailbox names and does not give have a fate, are asked for again, and come in when they are given.</summary>
public sealed class AskingAgainTests(TestSilo silo) : IClassFixture<TestSilo>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_not_given_has_a_fate_beside_the_others_and_health_says_so()
    {
        var (channel, mailbox) = await Connected(2);

        mailbox.Put(silo.Adapter.Says(Mail()));

        await Fates(channel, IntakeFate.NotGiven, IntakeFate.NotGiven, IntakeFate.Ticket);
        await Until.True(async _ => (await Poller(channel).Health()).NotGiven is 2, () => "Health says nothing.", cancellationToken: Cancellation);
        var health = await Poller(channel).Health();
        Assert.Equal(ChannelState.Ok, health.State);
        Assert.Contains("2 messages that it does not give", health.LastError, StringComparison.Ordinal);
        Assert.All((await Rows(channel)).Where(row => row.Fate is IntakeFate.NotGiven), row => Assert.NotNull(row.AskAt));
    }

    [Fact]
    public async Task One_that_is_given_later_comes_in_through_the_same_row()
    {
        var (channel, mailbox) = await Connected(1);
        await Fates(channel, IntakeFate.NotGiven);
        var before = Assert.Single(await Rows(channel));

        mailbox.Give();
        silo.Clock.Advance(TimeSpan.FromMinutes(2));

        await Fates(channel, IntakeFate.Ticket);
        var after = Assert.Single(await Rows(channel));
        Assert.Equal((before.Id, null, null), (after.Id, after.Reason, after.AskAt));
        await Until.True(
            async _ => await Poller(channel).Health() is { NotGiven: 0, LastError: null }, () => "Health is not well.", cancellationToken: Cancellation);
    }

    [Fact]
    public async Task It_is_asked_for_with_growing_pauses()
    {
        var (channel, mailbox) = await Connected(1);
        await Fates(channel, IntakeFate.NotGiven);

        await AskedFor(channel, mailbox, 1, TimeSpan.FromMinutes(1));
        await AskedFor(channel, mailbox, 2, TimeSpan.FromMinutes(3));
        await AskedFor(channel, mailbox, 3, TimeSpan.FromMinutes(9));
    }

    [Fact]
    public async Task After_a_restart_it_is_asked_for_still()
    {
        var (channel, mailbox) = await Connected(1);
        await Fates(channel, IntakeFate.NotGiven);
        await Poller(channel).Stop();
        mailbox.Give();
        silo.Clock.Advance(TimeSpan.FromMinutes(2));

        await Poller(channel).Start();

        await Fates(channel, IntakeFate.Ticket);
    }

    [Fact]
    public async Task A_person_may_have_it_asked_for_at_once()
    {
        var (channel, mailbox) = await Connected(1);
        await Fates(channel, IntakeFate.NotGiven);
        mailbox.Give();

        var answer = await Intake(channel).Retry(Assert.Single(await Rows(channel)).Id, Cancellation);

        Assert.True(answer.Succeeded(out _, out _));
        await Fates(channel, IntakeFate.Ticket);
    }

    [Fact]
    public async Task What_is_gone_is_not_asked_for_any_more()
    {
        var (channel, mailbox) = await Connected(1);
        await Fates(channel, IntakeFate.NotGiven);

        mailbox.Remove(1);
        silo.Clock.Advance(TimeSpan.FromMinutes(2));

        await Until.True(async _ => (await Rows(channel))[0].AskAt is null, () => "It is asked for still.", cancellationToken: Cancellation);
        Assert.Contains("not there any more", (await Rows(channel))[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_server_counts_anew_the_old_numbers_are_not_asked_for()
    {
        var (channel, mailbox) = await Connected(1);
        await Fates(channel, IntakeFate.NotGiven);

        mailbox.Give();
        mailbox.Renumber();
        silo.Clock.Advance(TimeSpan.FromMinutes(2));

        await Until.True(
            async _ => (await Rows(channel)) is { Count: 2 } rows && rows.All(row => row.AskAt is null) && rows.Any(row => row.Fate is IntakeFate.Ticket),
            () => "It is asked for still.",
            cancellationToken: Cancellation);
    }

    [Fact]
    public async Task A_comparison_finds_nothing_missing()
    {
        var (channel, _) = await Connected(3);
        await Fates(channel, IntakeFate.NotGiven, IntakeFate.NotGiven, IntakeFate.NotGiven);

        var found = await Poller(channel).Reconcile(Cancellation);

        Assert.Empty(found.Value!.Folders[0].Missing);
    }

    private async Task AskedFor(ChannelId channel, ScriptedMailbox mailbox, int times, TimeSpan pause)
    {
        var due = (await Rows(channel))[0].AskAt!.Value;
        Assert.InRange(due - silo.Clock.GetUtcNow(), pause - TimeSpan.FromSeconds(30), pause);

        silo.Clock.Advance(pause);

        await Until.True(
            async _ => mailbox.AskedAgain == times && (await Rows(channel))[0].AskAt > due, () => "It is not asked for.", cancellationToken: Cancellation);
    }

    private async Task<(ChannelId Channel, ScriptedMailbox Mailbox)> Connected(int refused)
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));
        var address = $"{LocalKey.New()}@cook.example";
        var mailbox = silo.Adapter.Mailboxes[address] = new() { Clock = silo.Clock };

        for (var i = 0; i < refused; i++)
        {
            mailbox.Refuse(silo.Adapter.Says(Mail()));
        }

        var settings = new EmailSettings { Address = address, Imap = new() { Host = "imap.cook.example", Port = 993 } };
        var changed = await silo.Client.GetGrain<IChannelsGrain>(channel.Account.Value).Change(channel.Local, null, settings);
        Assert.True(changed.Succeeded(out _, out var refusal), refusal?.Reason);
        return (channel, mailbox);
    }

    private static ReadMessage Mail() => new()
    {
        MessageKey = LocalKey.New(),
        From = new("Yuna", $"{LocalKey.New()}@shop.example"),
        Subject = "It crashes",
        Text = "Please look.",
    };

    private IIntakeGrain Intake(ChannelId channel) => silo.Client.GetGrain<IIntakeGrain>(channel.ToString());

    private IChannelPollerGrain Poller(ChannelId channel) => silo.Client.GetGrain<IChannelPollerGrain>(channel.ToString());

    private async Task<IReadOnlyList<IntakeRow>> Rows(ChannelId channel) => (await Intake(channel).Page(null, null, 100, Cancellation)).Value!.Items;

    private Task Fates(ChannelId channel, params IntakeFate[] fates) => Until.True(
        async _ => (await Rows(channel)).Select(row => row.Fate).Order().SequenceEqual(fates.Order()),
        () => $"The fates are not {string.Join(", ", fates)}.",
        cancellationToken: Cancellation);
}
