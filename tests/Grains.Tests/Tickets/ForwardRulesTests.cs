using System.Collections.Immutable;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Grains.Notifications;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Tickets.Forwarding;
using Oqupie.Testing;
using Oqupie.Testing.Channels;

namespace Oqupie.Grains.Tests.Tickets;

public sealed class ForwardRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_forward_is_nothing_that_a_colleague_has_to_see_before_they_answer_and_no_answer_of_ours()
    {
        var ticket = Opened();

        var forwarded = Forward(ticket).Events.Aggregate(ticket, (folded, happened) => folded.Apply(happened, "text"));

        Assert.False(forwarded.HasUnseen(ticket.Version, Some.Agent() with { Id = "kim" }));
        Assert.Equal(ticket.NewestWrittenBut(0), forwarded.NewestWrittenBut(0));
    }

    [Fact]
    public void A_forward_that_is_held_can_be_taken_back_and_was_never_counted_as_a_message()
    {
        var ticket = Opened();
        var decision = Forward(ticket, held: 10);
        var forwarded = decision.Events.Aggregate(ticket, (folded, happened) => folded.Apply(happened, "text"));

        var back = ReplyRules.Withdraw(forwarded, ticket.Version + 1, Some.Agent(), Now);
        var after = back.Events.Aggregate(forwarded, (folded, happened) => folded.Apply(happened, null));

        Assert.Equal(Now.AddSeconds(10), decision.Outbox?.DueAt);
        Assert.Equal(decision.Outbox?.Id, back.Withdraw);
        Assert.Equal((ticket.Row.Messages, ticket.Row.Status), (after.Row.Messages, after.Row.Status));
        Assert.Equal("has_left", ReplyRules.Withdraw(after, ticket.Version + 1, Some.Agent(), Now).Refusal?.Code);
    }

    [Fact]
    public void Where_nothing_leaves_nothing_is_forwarded() =>
        Assert.Equal("channel_cannot_send", Forward(Opened(), new ReplyWay("mail", new EmailKind(new ScriptedAdapter()), sends: false)).Refusal?.Code);

    [Fact]
    public void What_was_merged_away_is_forwarded_from_the_ticket_it_went_into()
    {
        var ticket = Opened();
        var merged = ticket.Apply(
            new TicketMerged { At = Now, ByKind = ActorKind.Member, By = "lee", Into = 1002, Status = TicketStatus.New }, text: null);

        Assert.Null(Forward(ticket).Refusal);
        Assert.Equal("merged", Forward(merged).Refusal?.Code);
    }

    [Fact]
    public void At_most_twenty_get_it()
    {
        var wish = Wish() with { To = [.. Enumerable.Range(1, 15).Select(n => $"a{n}@vendor.example")] };

        Assert.Null(ForwardRules.Recipients(wish with { Cc = Copies(5) }, []).Refusal);
        Assert.Equal("too_many_addresses", ForwardRules.Recipients(wish with { Cc = Copies(6) }, []).Refusal?.Code);

        static ImmutableArray<string> Copies(int count) => [.. Enumerable.Range(1, count).Select(n => $"b{n}@vendor.example")];
    }

    [Fact]
    public void Pictures_of_two_mails_that_are_called_alike_stay_apart()
    {
        var (red, blue) = (Picture('a'), Picture('b'));

        var letter = ForwardLetter.Of(new("Look", null), [], [Item(2, red), Item(5, blue)]).Value!;

        Assert.Equal(2, letter.Files.Select(file => file.ContentId).Distinct().Count());
        Assert.All(letter.Files, file => Assert.Contains($"src=\"cid:{file.ContentId}\"", letter.Html, StringComparison.Ordinal));
        Assert.DoesNotContain("cid:image001", letter.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_more_than_a_mail_holds_is_refused()
    {
        var file = new FileRef { Sha256 = new string('c', 64), Name = "film.mp4", ContentType = "video/mp4", Size = 19 << 20 };

        var refusal = ForwardLetter.Of(new("Look", null), [], [Item(2, Picture('a')) with { Attachments = [file] }]).Refusal;

        Assert.Equal(("forward_too_large", "items"), (refusal?.Code, refusal?.Field));
    }

    [Fact]
    public void Each_item_says_who_wrote_it_and_when_and_nothing_in_a_name_is_markup()
    {
        var item = Item(2, Picture('a')) with { Actor = new("customer", "c", "<b>Ada</b>"), From = new("", "ada@customer.example") };

        var letter = ForwardLetter.Of(new("1 < 2", null), [], [item]).Value!;

        Assert.Contains("1 &lt; 2", letter.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Ada&lt;/b&gt; &lt;ada@customer.example&gt;", letter.Html, StringComparison.Ordinal);
        Assert.Contains("<b>Ada</b> <ada@customer.example> · 2026-03-01 09:00 UTC", letter.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "lee")]
    [InlineData("kim", "kim")]
    public void Who_works_on_the_ticket_is_called_for_an_answer_and_who_forwarded_where_nobody_does(string? assigned, string called)
    {
        var calling = new Calling(NotificationKind.ForwardAnswered, null!) { Member = "lee" };

        Assert.Equal(
            [called], NotificationRules.Meant(calling, new(1, "cook", true, assigned, null), ImmutableDictionary<string, ImmutableArray<string>>.Empty));
    }

    private static ForwardWish Wish() => new() { To = ["pat@vendor.example"], Body = "Look", By = Some.Lee };

    private static Decision Forward(Ticket ticket, IReplyWay? way = null, int held = 0) => ForwardRules.Forward(
        ticket,
        Wish() with { HoldSeconds = held },
        Some.Agent(),
        new("Look", null),
        ([new("", "pat@vendor.example")], []),
        new("Look", "Look", [], [2]),
        null,
        way ?? Some.Mail,
        Now);

    private static Ticket Opened() => Ticket.Opened(
        new(Some.Account, 1), (TicketOpened)IntakeRules.Open(Some.Ticket(), Now).Events[0], Some.Message());

    private static FileRef Picture(char sha) => new()
    {
        Sha256 = new string(sha, 64),
        Name = "image001.png",
        ContentType = "image/png",
        Size = 10,
        Inline = true,
        ContentId = "image001",
    };

    private static TimelineItem Item(long version, FileRef picture) => new()
    {
        Id = $"e{version}",
        Version = version,
        At = Now,
        Type = TimelineKind.Message,
        Actor = new("customer", "haneul", "김하늘"),
        Text = "Look",
        Html = "<p>Look <img src=\"cid:image001\"></p>",
        Attachments = [picture],
    };
}
