using System.Net;

namespace Oqupie.Portal.Tests.Redirects;

/// <summary>Addresses that shipped games link to lead on.</summary>
public sealed class RedirectTests : IAsyncLifetime
{
    private readonly OpenDoor _door = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _door.Brand.OldPages["articles/4412"] = "articles/a1";
        _door.Brand.OldPages["request?type=3"] = "request?type=t1";
        return _door.InitializeAsync();
    }

    [Theory]
    [InlineData("/portals/1146/articles/4412", "/portal/cook/articles/a1")]
    [InlineData("/Portals/1146/Articles/4412/", "/portal/cook/articles/a1")]
    [InlineData("/portals/1146/request?type=3", "/portal/cook/request?type=t1")]
    [InlineData("/portals/1146", "/portal/cook")]
    [InlineData("/portals/1146/never/named?x=1", "/portal/cook")]
    public async Task An_old_address_leads_on(string old, string page)
    {
        using var answer = await _door.Reader.GetAsync(old, Ended);

        Assert.Equal((HttpStatusCode.MovedPermanently, page), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Equal(TimeSpan.FromDays(1), answer.Headers.CacheControl!.MaxAge);
    }

    [Fact]
    public async Task It_leads_to_the_portals_own_domain()
    {
        _door.Set(settings => settings with { Domain = "help.cook.example" });

        using var answer = await _door.Reader.GetAsync("/portals/1146/articles/4412", Ended);

        Assert.Equal("https://help.cook.example/articles/a1", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/portals/1147/articles/4412")]
    [InlineData("/portals/")]
    public async Task An_address_of_nobody_is_a_page_that_says_so(string address)
    {
        using var answer = await _door.Reader.GetAsync(address, Ended);

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    public ValueTask DisposeAsync() => _door.DisposeAsync();
}
