using Oqupie.Contracts.Portals;

namespace Oqupie.Contracts.Tests.Portals;

public sealed class OldAddressTests
{
    [Theory]
    [InlineData("/portals/1146", "/portals/1146")]
    [InlineData(" /portals/1146/ ", "/portals/1146")]
    [InlineData("https://cook.example:8443/portals/1146/articles/4412#top", "/portals/1146/articles/4412")]
    [InlineData("/PORTALS/1146/Articles//4412/", "/portals/1146/articles/4412")]
    [InlineData("/portals/1146/request?type=3&b=2&a=1", "/portals/1146/request?a=1&b=2&type=3")]
    [InlineData("/portals/1146/%EA%B3%B5%EC%A7%80", "/portals/1146/공지")]
    public void What_means_the_same_is_equal(string said, string kept)
    {
        Assert.True(OldAddress.TryParse(said, out var address));
        Assert.Equal(kept, address.ToString());
        Assert.True(OldAddress.TryParse(kept, out var again));
        Assert.Equal(address, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("portals/1146")]
    [InlineData("/portals")]
    [InlineData("/portals/")]
    [InlineData("/portal/cook")]
    [InlineData("/portals/finder")]
    [InlineData("/portals/Finder/x")]
    [InlineData("/portals/a b")]
    [InlineData("/portals/../secrets")]
    [InlineData("https://cook.example")]
    [InlineData("://portals/1146")]
    public void What_is_none_is_none(string? said) => Assert.False(OldAddress.TryParse(said, out _));

    [Fact]
    public void A_long_one_is_none()
    {
        Assert.False(OldAddress.TryParse($"/portals/1146/{new string('a', OldAddress.MaxLength)}", out _));
        Assert.False(OldAddress.TryParse($"/portals/{new string('1', 65)}", out _));
    }
}
