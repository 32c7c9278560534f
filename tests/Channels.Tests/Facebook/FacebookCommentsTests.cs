using Oqupie.Contracts.Customers;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Facebook;

/// <summary>What becomes of comments, and of what others post on the page.</summary>
public sealed class FacebookCommentsTests : IAsyncDisposable
{
    private const long Now = 1_767_600_100;
    private const string Post = $"{FacebookServer.Page}_1221";
    private const string Comment = "1221_3331";

    private readonly FacebookWorld _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_comment_begins_a_thread_of_its_own()
    {
        var message = (await Event<Posted>(Commented("add", Comment, Post, "Where is my parcel?"))).Message;

        Assert.Equal(
            ($"c:{Comment}", $"c:{Comment}", "Where is my parcel?", "Ada Kim", 1L, DateTimeOffset.FromUnixTimeSeconds(1_767_600_000)),
            (message.MessageKey, message.Conversation, message.Text, message.From.Name, message.Revision, message.WrittenAt));
        Assert.Equal(CustomerIdentity.Of("facebook", "555"), message.Identity);
    }

    [Theory]
    [InlineData("1221_4444", Comment, $"c:{Comment}")]
    [InlineData("1221_4444", Post, "c:1221_4444")]
    [InlineData("1221_4444", $"{FacebookServer.Page}_777", "c:1221_4444")]
    [InlineData("1221_4444", "../me", "c:1221_4444")]
    [InlineData("1221_4444", null, "c:1221_4444")]
    [InlineData($"{FacebookServer.Page}_1221_4444", $"{FacebookServer.Page}_1221_3331", $"c:{FacebookServer.Page}_1221_3331")]
    public async Task What_is_below_a_comment_is_of_its_thread(string comment, string? parent, string conversation) =>
        Assert.Equal(conversation, (await Event<Posted>(Commented("add", comment, parent, "And mine?"))).Message.Conversation);

    [Fact]
    public async Task Each_change_of_a_comment_is_newer_whichever_clock_moves()
    {
        var first = (await Event<Edited>(Commented("edited", Comment, Post, "Where?"))).Message;
        var later = (await Event<Edited>(Commented("edited", Comment, Post, "Where is it?"), Now + 60)).Message;
        var ownTime = (await Event<Edited>(Commented("edited", Comment, Post, "Where is it?", created: 1_767_600_090))).Message;

        Assert.Equal($"c:{Comment}", first.MessageKey);
        Assert.InRange(first.Revision, 2, later.Revision - 1);
        Assert.InRange(first.Revision, 2, ownTime.Revision - 1);
    }

    [Fact]
    public async Task One_that_was_taken_away_is_removed() =>
        Assert.Equal($"c:{Comment}", (await Event<Removed>(Commented("remove", Comment, Post, null))).Item);

    [Theory]
    [InlineData("hide")]
    [InlineData("unhide")]
    [InlineData("something_new")]
    public async Task One_that_the_page_hides_stays(string verb) =>
        Assert.Empty((await _world.Read(FacebookCalls.Feed(Now, Commented(verb, Comment, Post, "Where?")))).Events);

    [Fact]
    public async Task Our_own_comment_is_an_echo_in_the_thread()
    {
        var echo = await Event<Echoed>(Commented("add", "1221_4444", Comment, "We look into it.", from: FacebookServer.Page));

        Assert.Equal(("c:1221_4444", $"c:{Comment}", null), (echo.Message.MessageKey, echo.Message.Conversation, echo.Outbox));
    }

    [Fact]
    public async Task What_the_page_itself_posts_or_changes_answers_nobody()
    {
        Assert.Empty((await _world.Read(FacebookCalls.Feed(Now, Commented("edited", "1221_4444", Comment, "We look", FacebookServer.Page)))).Events);
        Assert.Empty((await _world.Read(FacebookCalls.Feed(Now, Posted("status", "add", FacebookServer.Page)))).Events);
    }

    [Theory]
    [InlineData("post")]
    [InlineData("status")]
    [InlineData("photo")]
    [InlineData("video")]
    public async Task What_others_post_on_the_page_is_theirs(string item)
    {
        var message = (await Event<Posted>(Posted(item, "add", "555"))).Message;

        Assert.Equal(($"p:{Post}", $"p:{Post}", "Thank you!"), (message.MessageKey, message.Conversation, message.Text));
        Assert.IsType<Edited>(Assert.Single((await _world.Read(FacebookCalls.Feed(Now, Posted(item, "edited", "555")))).Events));
        Assert.Equal($"p:{Post}", (await Event<Removed>(Posted(item, "remove", "555"))).Item);
    }

    [Fact]
    public async Task Shares_say_nothing() => Assert.Empty((await _world.Read(FacebookCalls.Feed(Now, Posted("share", "add", "555")))).Events);

    [Fact]
    public async Task Pictures_and_videos_come_along_and_links_are_said()
    {
        _world.Server.Files["/a.jpg"] = ([1], "image/jpeg");
        _world.Server.Files["/b.mp4"] = ([2], "video/mp4");
        var host = _world.Server.Host;

        var comment = (await Event<Posted>(new
        {
            item = "comment",
            verb = "add",
            comment_id = Comment,
            from = new { id = "555" },
            photo = $"{host}/a.jpg",
            video = $"{host}/b.mp4",
        })).Message;
        var photo = (await Event<Posted>(new { item = "photo", verb = "add", post_id = Post, from = new { id = "555" }, link = $"{host}/a.jpg" })).Message;
        var link = (await Event<Posted>(new { item = "post", verb = "add", post_id = Post, from = new { id = "555" }, link = "https://shop.example" })).Message;

        Assert.Equal(["a.jpg", "b.mp4"], comment.Attachments.Select(file => file.Name));
        Assert.Equal(("a.jpg", ""), (Assert.Single(photo.Attachments).Name, photo.Text));
        Assert.Equal("[Link] https://shop.example", link.Text);
    }

    [Fact]
    public async Task A_comment_whose_writer_is_not_told_has_none()
    {
        var message = (await Event<Posted>(new { item = "comment", verb = "add", comment_id = Comment, message = "Hi" })).Message;

        Assert.Null(message.SaidBy);
    }

    private async Task<T> Event<T>(object value, long time = Now)
        where T : ChannelEvent => await _world.Event<T>(FacebookCalls.Feed(time, value));

    private static object Commented(string verb, string comment, string? parent, string? message, string from = "555", long created = 1_767_600_000) => new
    {
        item = "comment",
        verb,
        comment_id = comment,
        post_id = Post,
        parent_id = parent,
        from = new { id = from, name = "Ada\n Kim " },
        message,
        created_time = created,
    };

    private static object Posted(string item, string verb, string from) =>
        new { item, verb, post_id = Post, from = new { id = from, name = "Ada Kim" }, message = "Thank you!", created_time = 1_767_600_000 };
}
