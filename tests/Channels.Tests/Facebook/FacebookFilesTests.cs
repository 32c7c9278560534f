using Oqupie.Channels.Facebook;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;
using static Oqupie.Channels.Tests.Facebook.FacebookWorld;

namespace Oqupie.Channels.Tests.Facebook;

/// <summary>What goes with a message beside its words.</summary>
public sealed class FacebookFilesTests : IAsyncDisposable
{
    private readonly FacebookWorld _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Files_are_fetched_at_once_and_without_our_token()
    {
        Put("/v/t39/photo_n.jpg", "a picture", "image/jpeg");
        Put("/v/t59/invoice%20(1).pdf", "an invoice", "application/pdf");

        var message = await Posted("Here", Of("image", "/v/t39/photo_n.jpg?oh=1"), Of("file", "/v/t59/invoice%20(1).pdf"));

        Assert.Equal("Here", message.Text);
        Assert.Equal(
            [("photo_n.jpg", "image/jpeg", "a picture"), ("invoice (1).pdf", "application/pdf", "an invoice")],
            await Task.WhenAll(message.Attachments.Select(async file => (file.Name, file.ContentType, await _world.Text(file.Sha256)))));
    }

    [Fact]
    public async Task A_file_without_a_name_gets_one()
    {
        Put("/audioclip", "sound", "audio/mpeg");

        Assert.Equal("audio-1.mp3", Assert.Single((await Posted(null, Of("audio", "/audioclip"))).Attachments).Name);
    }

    [Fact]
    public async Task A_file_that_moved_is_followed()
    {
        Put("/new.png", "a picture", "image/png");
        _world.Server.Moved["/old"] = "/new.png";

        Assert.Equal("a picture", await _world.Text(Assert.Single((await Posted(null, Of("image", "/old"))).Attachments).Sha256));
    }

    [Fact]
    public async Task Not_for_ever_and_not_to_where_anybody_can_listen()
    {
        _world.Server.Moved["/round"] = "/round";
        _world.Server.Moved["/away"] = "http://203.0.113.7/picture.png";

        var message = await Posted(null, Of("image", "/round"), Of("image", "/away"));

        Assert.Empty(message.Attachments);
        Assert.InRange(_world.Server.Asked.Count(call => call.Contains("/round", StringComparison.Ordinal)), 1, 8);
    }

    [Fact]
    public async Task One_that_is_away_for_a_moment_is_asked_for_once_more()
    {
        Put("/photo.jpg", "a picture", "image/jpeg");
        _world.Server.Failures.Enqueue(new(503, ""));

        Assert.Single((await Posted(null, Of("image", "/photo.jpg"))).Attachments);
    }

    [Fact]
    public async Task One_that_does_not_come_is_told_of_with_its_address()
    {
        Put("/here.jpg", "a picture", "image/jpeg");

        var message = await Posted("Look", Of("video", "/gone.mp4"), Of("image", "/here.jpg"));

        Assert.Equal($"Look\n[Video] It could not be fetched: {_world.Server.Host}/gone.mp4", message.Text);
        Assert.Single(message.Attachments);
    }

    [Fact]
    public async Task One_that_is_too_large_is_told_of_as_well_in_the_brands_language()
    {
        _world.Language = "ko";
        _world.Server.Files["/large.mp4"] = (new byte[(25 << 20) + 1], "video/mp4");

        var message = await Posted(null, Of("video", "/large.mp4"));

        Assert.Equal($"[동영상] 25MB보다 커서 가져오지 않았습니다: {_world.Server.Host}/large.mp4", message.Text);
    }

    [Theory]
    [InlineData("http://192.0.2.1/a.jpg")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/a.jpg")]
    [InlineData("https://user:secret@127.0.0.1/a.jpg")]
    [InlineData("/relative.jpg")]
    [InlineData("http://")]
    public async Task What_is_no_address_of_a_file_is_not_asked(string address)
    {
        var message = await Posted("Look", new { type = "image", payload = new { url = address } });

        Assert.Equal(($"Look\n[Picture] It could not be fetched: {address}", 0), (message.Text, message.Attachments.Length));
    }

    [Theory]
    [InlineData("https://scontent.example/a.jpg", true)]
    [InlineData("http://127.0.0.1:8080/a.jpg", true)]
    [InlineData("http://scontent.example/a.jpg", false)]
    [InlineData("https://user:secret@scontent.example/a.jpg", false)]
    [InlineData("file:///etc/passwd", false)]
    public void Nobody_listens_where_files_are_asked_for(string address, bool asked) =>
        Assert.Equal(asked, FacebookFiles.MayBeAsked(new(address)));

    [Fact]
    public async Task So_many_are_taken_and_the_rest_is_counted()
    {
        Put("/a.jpg", "a picture", "image/jpeg");

        var message = await Posted(null, [.. Enumerable.Repeat(Of("image", "/a.jpg"), 33)]);

        Assert.Equal((30, "[3 more were not fetched.]"), (message.Attachments.Length, message.Text));
    }

    [Fact]
    public async Task Links_places_and_what_nobody_knows_are_said()
    {
        var message = await Posted(
            null,
            new { type = "fallback", title = "Our shop", url = "https://shop.example/", payload = (object?)null },
            new { type = "location", title = "Pinned", payload = new { coordinates = new { lat = 37.5665, @long = 126.978 } } },
            new { type = "ig_reel", payload = new { title = "A reel", url = "https://www.facebook.com/reel/1" } },
            new { type = "hologram" },
            7);

        Assert.Equal(
            """
            [Link] Our shop https://shop.example/
            [Location] Pinned 37.5665, 126.978
            [Link] A reel https://www.facebook.com/reel/1
            [A message of a kind that cannot be shown here.]
            [A message of a kind that cannot be shown here.]
            """.ReplaceLineEndings("\n"),
            message.Text);
    }

    [Fact]
    public async Task What_was_attached_elsewhere_is_on_the_ticket_too()
    {
        Put("/answer.png", "our picture", "image/png");

        var echo = await _world.Event<Echoed>(FacebookCalls.Of(
            FacebookCalls.To(Person, "message", new { mid = "m_2", is_echo = true, attachments = new[] { Of("image", "/answer.png") } })));

        Assert.Equal("answer.png", Assert.Single(echo.Message.Attachments).Name);
    }

    private void Put(string path, string bytes, string type) => _world.Server.Files[path] = (System.Text.Encoding.UTF8.GetBytes(bytes), type);

    private object Of(string type, string path) => new { type, payload = new { url = $"{_world.Server.Host}{path}" } };

    private async Task<ReadMessage> Posted(string? text, params object[] attachments) =>
        (await _world.Event<Posted>(FacebookCalls.Of(FacebookCalls.From(Person, "message", new { mid = "m_1", text, attachments })))).Message;
}
