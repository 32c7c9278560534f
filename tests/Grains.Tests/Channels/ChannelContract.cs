using System.Collections.Immutable;
using System.Text.Json;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing;
using Oqupie.Testing.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Channels;

/// <summary>What the house promises of every kind of channel, whichever way its items come in.</summary>
public abstract class ChannelContract(TestSilo silo, bool pulled)
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected TestSilo Silo => silo;

    [Fact]
    public async Task The_same_item_twice_is_one_message()
    {
        var there = await Open();
        var review = new FakeItem { Key = "r1", Text = "It crashes." };

        await there.Bring(review, review);
        await there.Bring(review with { Key = "r2", Conversation = "other" });

        Assert.Single(await there.Timeline(await there.Ticket("r1")), item => item.Type is TimelineKind.Message);
    }

    [Fact]
    public async Task Another_revision_changes_the_message_and_its_earlier_words_stay()
    {
        var there = await Open();
        await there.Bring(new FakeItem { Key = "r1", Text = "It crashes." });
        var ticket = await there.Ticket("r1");
        await silo.Ticket(ticket).Change(Some.Agent(ticket.Account), new() { Status = TicketStatus.Completed, By = Some.Lee }, Cancellation);

        await there.Bring(
            new FakeItem { Key = "r1", Revision = 5, Text = "It works now." }, new FakeItem { Key = "r1", Revision = 3, Text = "It crashes less." });

        var timeline = await there.Timeline(ticket);
        Assert.Equal("It crashes.", Assert.Single(timeline, item => item.Type is TimelineKind.Message).Text);
        var edited = Assert.Single(timeline, item => item.Type is TimelineKind.Edited);
        Assert.Equal(("It works now.", "e2"), (edited.Text, edited.Of));
        var view = (await silo.Ticket(ticket).Read(Some.Agent(ticket.Account), Cancellation)).Value!;
        Assert.Equal((TicketStatus.InProgress, "It works now."), (view.Status, view.Preview));
    }

    [Fact]
    public async Task What_was_taken_back_is_said_so_and_stays()
    {
        var there = await Open();
        await there.Bring(new FakeItem { Key = "r1", Text = "It crashes." });

        await there.Bring(new FakeItem { Key = "r1", What = "removed" });

        var timeline = await there.Timeline(await there.Ticket("r1"));
        Assert.Equal("It crashes.", Assert.Single(timeline, item => item.Type is TimelineKind.Message).Text);
        Assert.Equal("e2", Assert.Single(timeline, item => item.Type is TimelineKind.Removed).Of);
    }

    [Fact]
    public async Task Two_items_of_one_conversation_are_in_one_ticket()
    {
        var there = await Open();

        await there.Bring(new FakeItem { Key = "m1", Conversation = "chat", Text = "Hello" });
        await there.Bring(new FakeItem { Key = "m2", Conversation = "chat", Text = "Anybody?" });

        Assert.Equal(await there.Ticket("m1"), await there.Ticket("m2"));
    }

    [Fact]
    public async Task The_echo_of_our_own_answer_adds_nothing()
    {
        var there = await Open();
        await there.Bring(new FakeItem { Key = "m1", Conversation = "chat", Text = "Hello" });
        var reply = await there.Reply("m1");
        await there.Delivery(reply, DeliveryState.Sent);

        await there.Bring(new FakeItem { Key = $"x{there.Left(reply)}", What = "echo", Conversation = "chat", Text = "확인해 볼게요." });

        Assert.Single(await there.Timeline(reply.Ticket), item => item.Type is TimelineKind.Reply);
    }

    [Fact]
    public async Task What_we_answered_by_other_means_is_on_the_ticket_once()
    {
        var there = await Open();
        await there.Bring(new FakeItem { Key = "m1", Conversation = "chat", Text = "Hello" });
        var echo = new FakeItem { Key = "m9", What = "echo", Conversation = "chat", Text = "Written in their inbox." };

        await there.Bring(echo, echo);
        await there.Bring(echo with { Revision = 2 });

        var reply = Assert.Single(await there.Timeline(await there.Ticket("m1")), item => item.Type is TimelineKind.Reply);
        Assert.Equal(("Written in their inbox.", DeliveryState.Sent), (reply.Text, reply.Delivery));
    }

    [Fact]
    public async Task A_receipt_moves_an_answer_on_and_never_back()
    {
        var there = await Open();
        await there.Bring(new FakeItem { Key = "m1", Conversation = "chat", Text = "Hello" });
        var reply = await there.Reply("m1");
        await there.Delivery(reply, DeliveryState.Sent);
        var receipt = new FakeItem { Key = "1", What = "receipt", Of = $"x{there.Left(reply)}", State = DeliveryState.Failed };

        await there.Bring(receipt);
        await there.Delivery(reply, DeliveryState.Failed);
        await there.Bring(receipt with { Key = "2", Of = null, UpTo = silo.Clock.GetUtcNow().AddMinutes(1), State = DeliveryState.Read });
        await there.Delivery(reply, DeliveryState.Read);
        await there.Bring(receipt with { Key = "3", State = DeliveryState.Delivered });

        await there.Delivery(reply, DeliveryState.Read);
        Assert.Equal(
            2,
            (await there.Timeline(reply.Ticket))
                .Count(item => item.Type is TimelineKind.Delivery && item.Delivery is DeliveryState.Failed or DeliveryState.Read));
    }

    [Fact]
    public async Task An_answer_is_kept_to_what_the_other_side_takes()
    {
        var there = await Open();
        await there.Bring(new FakeItem { Key = "r1", Text = "It crashes." });
        var ticket = await there.Ticket("r1");
        var file = new FileRef { Sha256 = new('a', 64), Size = 1, Name = "log.txt", ContentType = "text/plain" };

        var surface = (await silo.Items(ticket).Surface(Some.Agent(ticket.Account), Cancellation)).Value!;
        var long_ = await silo.Ticket(ticket).Reply(Some.Agent(ticket.Account), Some.Reply(new('가', 351)), Cancellation);
        var withFile = await silo.Ticket(ticket).Reply(Some.Agent(ticket.Account), Some.Reply() with { Attachments = [file] }, Cancellation);

        Assert.Equal((350, ReplySlot.Replace, "r1", false), (surface.Limit, surface.Slot, surface.Target, surface.Files));
        Assert.Equal(("reply_too_long", "body"), (long_.Refusal?.Code, long_.Refusal?.Field));
        Assert.Equal("reply_without_files", withFile.Refusal?.Code);
    }

    [Fact]
    public async Task An_answer_that_had_reached_them_is_found_and_not_sent_twice()
    {
        var there = await Open();
        there.Room.LosesAnswers = true;
        await there.Bring(new FakeItem { Key = "r1", Text = "It crashes." });
        var reply = await there.Reply("r1");
        await there.HasLeft(reply);
        there.Room.LosesAnswers = false;

        await there.Delivery(reply, DeliveryState.Sent);

        Assert.Single(there.Room.Sent);
    }

    [Fact]
    public async Task Where_nobody_can_tell_an_answer_stays_unknown_until_a_person_sends_it_again()
    {
        var there = await Open();
        (there.Room.LosesAnswers, there.Room.IsBlind) = (true, true);
        await there.Bring(new FakeItem { Key = "r1", Text = "It crashes." });
        var reply = await there.Reply("r1");
        await there.HasLeft(reply);
        there.Room.LosesAnswers = false;
        await there.Delivery(reply, DeliveryState.Unknown);
        Assert.Single(there.Room.Sent);

        await silo.Ticket(reply.Ticket).Resend(Some.Agent(reply.Ticket.Account), reply.Version, Cancellation);

        await there.Delivery(reply, DeliveryState.Sent);
        Assert.Equal(2, there.Room.Sent.Count);
    }

    [Fact]
    public async Task Trouble_with_the_channel_is_shown_at_its_health()
    {
        var there = await Open();

        await there.Bring(new FakeItem { Key = "t1", What = "trouble", Text = "The token was taken back." });

        Assert.Equal("The token was taken back.", (await silo.Client.GetGrain<IChannelPollerGrain>(there.Channel.ToString()).Health()).LastError);
    }

    protected async Task<FakeSide> Open()
    {
        var (channel, room) = await silo.NewFake(new(LocalKey.New()), pulled);
        return new(silo, channel, room, pulled);
    }
}

public sealed class PulledChannelTests(TestSilo silo) : ChannelContract(silo, pulled: true)
{
    [Fact]
    public async Task A_cursor_moves_on_only_after_every_item_has_its_fate()
    {
        var there = await Open();
        var item = new FakeItem { Room = there.Name, Key = "r1", Text = "It crashes." };
        var source = Silo.Fake.Keep(item).Source;
        Silo.Stores.Journal.Refused[source] = true; // As if the process had died in between.
        var before = there.Room.Asked.Count;
        there.Room.Put(item);
        await Until.True(
            _ => { Silo.Clock.Advance(TimeSpan.FromSeconds(2)); return Task.FromResult(there.Room.Asked.Count > before + 1); },
            () => "It was not tried again.", cancellationToken: Cancellation);

        Silo.Stores.Journal.Refused.Clear();

        await there.Settled("fake:r1:1");
        Assert.Single(await there.Timeline(await there.Ticket("r1")), message => message.Type is TimelineKind.Message);
    }
}

public sealed class PushedChannelTests(TestSilo silo) : ChannelContract(silo, pulled: false)
{
    [Fact]
    public async Task A_call_that_nobody_of_ours_has_signed_is_refused_and_stores_nothing()
    {
        var there = await Open();

        var answer = await there.Push("a stranger's token", new FakeItem { Key = "m1" });

        Assert.Equal("bad_signature", answer.Refusal?.Code);
        Assert.Empty(await there.Rows());
    }

    [Fact]
    public async Task A_provider_that_knows_the_secret_gets_its_challenge_back()
    {
        var there = await Open();
        var hook = Silo.Client.GetGrain<IChannelHookGrain>(there.Channel.Account.Value);

        Task<Outcome<string>> Ask(string token) =>
            hook.Answer("fake", null, ImmutableDictionary<string, string>.Empty.Add("token", token).Add("challenge", "c42"));

        Assert.Equal("c42", (await Ask($"token of {there.Name}")).Value);
        Assert.Equal(RefusalKind.NotAllowed, (await Ask("wrong")).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await hook.Answer("fake", null, ImmutableDictionary<string, string>.Empty)).Refusal?.Kind);
    }

    [Fact]
    public async Task What_was_pushed_is_journalled_under_the_providers_id()
    {
        var there = await Open();

        await there.Push(there.Token, new FakeItem { Room = there.Name, Key = "m1", Text = "Hello" }, new FakeItem { Room = "another room", Key = "m2" });

        Assert.Equal(["push:m1:1"], (await there.Rows()).Select(row => row.Source));
    }

    [Fact]
    public async Task What_is_no_body_of_the_provider_is_kept_with_a_fate()
    {
        var there = await Open();

        var answer = await there.Push(there.Token, "<html>"u8.ToArray());

        Assert.Null(answer.Refusal);
        await Until.True(
            async _ => (await there.Rows()) is [{ Fate: IntakeFate.Failed, Reason: "That is nothing of ours." }], () => "It has no fate.",
            cancellationToken: Cancellation);
    }
}
