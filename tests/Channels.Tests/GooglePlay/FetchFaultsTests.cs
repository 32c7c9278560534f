using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.GooglePlay;

/// <summary>What Google, or whoever is there in its place, may say instead of reviews.</summary>
public sealed class FetchFaultsTests : IAsyncDisposable
{
    private readonly PlayWorld _world = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private GooglePlayServer Google => _world.Google;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData(403, "Reply to reviews")]
    [InlineData(404, "knows no app")]
    [InlineData(400, "does not show the reviews")]
    [InlineData(500, "cannot be asked just now")]
    [InlineData(302, "does not answer as Google does")]
    [InlineData(200, "does not answer as Google does")]
    public async Task What_Google_does_not_give_is_said_in_plain_words(int status, string words)
    {
        Google.Failures.Enqueue((status, "<html>", null));
        await using var pull = await _world.Connect();

        var failed = await Assert.ThrowsAsync<ChannelFailedException>(() => pull.Fetch(null, 64, Cancellation));

        Assert.Contains(words, failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, "RESOURCE_EXHAUSTED", "quota")]
    [InlineData(403, "PERMISSION_DENIED", "userRateLimitExceeded")]
    public async Task When_to_come_back_is_kept_to(int status, string name, string reason)
    {
        Google.Failures.Enqueue((
            status, $$$"""{"error":{"code":{{{status}}},"message":"Quota exceeded","status":"{{{name}}}","errors":[{"reason":"{{{reason}}}"}]}}""", 90));
        await using var pull = await _world.Connect();

        var failed = await Assert.ThrowsAsync<ChannelFailedException>(() => pull.Fetch(null, 64, Cancellation));

        Assert.Equal(TimeSpan.FromSeconds(90), failed.Pause);
        Assert.Contains("too often", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_page_should_have_holds_nothing_up()
    {
        const string page = """
            {"reviews":[7,null,{},{"reviewId":5},{"reviewId":"with blank"},{"reviewId":"gp:none"},{"reviewId":"gp:odd","comments":{}},
            {"reviewId":"gp:time","comments":[{"userComment":{"text":"x","lastModified":{"seconds":"soon"}}}]},
            {"reviewId":"gp:half","\ud800":1,"comments":[{"userComment":{"text":"\ud83d","lastModified":{"seconds":"1772400001","nanos":"9"}}}]},
            {"reviewId":"gp:1","comments":[5,{"userComment":{"text":"\tHello","lastModified":{"seconds":1772400000,"nanos":-5}}}]}],
            "tokenPagination":{"nextPageToken":""}}
            """;
        Google.Failures.Enqueue((200, page, null));

        var items = await _world.All();

        Assert.Contains("gp:1", items.Select(PlayWorld.Id));
        Assert.Contains("gp:time", items.Select(PlayWorld.Id));
        Assert.All(await Task.WhenAll(items.Select(_world.Read)), read => Assert.True(read.Failure is not null || read.Events.Length is 1));
    }

    [Fact]
    public async Task A_chain_of_pages_without_an_end_has_one()
    {
        for (var page = 0; page < 3; page++)
        {
            Google.Failures.Enqueue((200, """{"tokenPagination":{"nextPageToken":"page-0"}}""", null));
        }

        await _world.All();

        Assert.Equal(2, Google.Asked.Count);
    }
}
