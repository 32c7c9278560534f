using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Tests.AppStore;

/// <summary>What is answered to a review, seen again when reviews are looked at.</summary>
public sealed class AppStoreResponseTests : IAsyncDisposable
{
    private readonly StoreFront _store = new();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task An_answer_that_somebody_wrote_elsewhere_is_an_echo_in_the_reviews_conversation()
    {
        _store.Write("r");
        var first = await _store.Pull();
        _store.Server.Respond("r", "고쳤어요.");

        var pulled = await _store.Pull(first.Cursor);

        var item = await _store.Read(Assert.Single(pulled.Items));
        var echo = Assert.IsType<Echoed>(Assert.Single(item.Events));
        Assert.Equal(("고쳤어요.", "r", (string?)null), (echo.Message.Text, echo.Message.Conversation, echo.Outbox));
        Assert.Equal(echo.Message, item.Message); // So that it waits for the review, should both come at once.
    }

    [Fact]
    public async Task An_answer_that_was_there_before_comes_behind_its_review()
    {
        _store.Write("r", 2);
        _store.Server.Respond("r", "고쳤어요.");
        _store.Write("s", 1);

        var events = await _store.Read(await _store.Pull(limit: 1));

        Assert.Equal(
            ["Posted r", "Echoed r", "Posted s"],
            events.Select(happened => happened is Echoed echo ? $"Echoed {echo.Message.Conversation}" : $"Posted {((Posted)happened).Message.MessageKey}"));
    }

    [Fact]
    public async Task A_published_answer_of_ours_is_a_receipt_under_the_name_it_was_sent_by()
    {
        _store.Write("r");
        var first = await _store.Pull();
        var sent = await _store.Reply("r");
        var waiting = await _store.Pull(first.Cursor);
        _store.Server.Publish("r");

        var published = await _store.Pull(waiting.Cursor);

        Assert.Equal(sent.ExternalId, Assert.IsType<Echoed>(Assert.Single(await _store.Read(waiting))).Message.MessageKey);
        var events = await _store.Read(published);
        Assert.Equal(sent.ExternalId, Assert.IsType<Echoed>(events[0]).Message.MessageKey);
        var receipt = Assert.IsType<Receipt>(events[1]);
        Assert.Equal((DeliveryState.Published, sent.ExternalId), (receipt.State, Assert.Single(receipt.Items)));
        Assert.Empty((await _store.Pull(published.Cursor)).Items);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Other_words_in_the_place_of_ours_are_somebody_elses(bool keepsIds)
    {
        _store.Server.KeepsIds = keepsIds;
        _store.Write("r");
        var first = await _store.Pull();
        var sent = await _store.Reply("r");
        var second = await _store.Pull(first.Cursor);

        _store.Server.Respond("r", "A colleague knows better.", changedAt: "2026-11-22T00:00:00-08:00");

        var echo = Assert.IsType<Echoed>(Assert.Single(await _store.Read(await _store.Pull(second.Cursor))));
        Assert.NotEqual(sent.ExternalId, echo.Message.MessageKey);
        Assert.Equal(("A colleague knows better.", (string?)null), (echo.Message.Text, echo.Outbox));
    }

    [Fact]
    public async Task Of_two_answers_of_ours_the_one_that_is_seen_is_published()
    {
        _store.Write("r");
        var first = await _store.Pull();
        var one = await _store.Reply("r", "One", "o1");
        var two = await _store.Reply("r", "Two", "o2");
        _store.Server.Publish("r");

        var events = await _store.Read(await _store.Pull(first.Cursor));

        Assert.NotEqual(one.ExternalId, two.ExternalId);
        Assert.Equal("o2", Assert.IsType<Echoed>(events[0]).Outbox);
        Assert.Equal([two.ExternalId!], Assert.IsType<Receipt>(events[1]).Items);
    }

    [Fact]
    public async Task An_answer_whose_sending_was_never_answered_is_known_as_ours()
    {
        _store.Write("r");
        var first = await _store.Pull();
        _store.Server.LosesAnswers = true;
        await _store.Reply("r", outbox: "o7");

        var echo = Assert.IsType<Echoed>(Assert.Single(await _store.Read(await _store.Pull(first.Cursor))));

        Assert.Equal("o7", echo.Outbox);
    }

    [Fact]
    public async Task An_answer_that_Apple_refused_is_not_ours_when_somebody_else_gives_it()
    {
        _store.Write("r");
        var first = await _store.Pull();
        _store.Server.MayAnswer = false;
        await _store.Reply("r", "Thanks");
        _store.Server.Respond("r", "Thanks");

        Assert.Null(Assert.IsType<Echoed>(Assert.Single(await _store.Read(await _store.Pull(first.Cursor)))).Outbox);
    }

    [Fact]
    public async Task The_same_words_broken_otherwise_are_the_same_answer()
    {
        _store.Write("r");
        var first = await _store.Pull();
        var sent = await _store.Reply("r", "Thanks for writing.\r\n\r\nWe have mended  it: cafe\u0301.");
        _store.Change("r", review => review with { Response = review.Response! with { Text = "Thanks for writing.\nWe have mended it: caf\u00E9. " } });

        Assert.Equal(sent.ExternalId, Assert.IsType<Echoed>(Assert.Single(await _store.Read(await _store.Pull(first.Cursor)))).Message.MessageKey);
    }

    [Fact]
    public async Task An_answer_that_was_taken_away_and_given_again_comes_again()
    {
        _store.Write("r");
        _store.Server.Respond("r", "One", changedAt: "2026-11-20T00:00:00Z");
        var first = await _store.Pull();
        _store.Change("r", review => review with { Response = null });
        var second = await _store.Pull(first.Cursor);
        _store.Server.Respond("r", "One", changedAt: "2026-11-21T00:00:00Z");

        Assert.Empty(second.Items);
        Assert.Single((await _store.Pull(second.Cursor)).Items);
    }
}
