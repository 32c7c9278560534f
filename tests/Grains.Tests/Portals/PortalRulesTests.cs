using Oqupie.Contracts.Portals;
using Oqupie.Grains.Portals;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Portals;

public sealed class PortalRulesTests
{
    [Theory]
    [InlineData("help.cook.example", "help.cook.example")]
    [InlineData(" Help.Cook.Example. ", "help.cook.example")]
    [InlineData("도움.쿡타운.한국", "xn--hq1b137a.xn--zo5bv1oeta.xn--3e0b707e")]
    public void A_domain_is_written_as_DNS_has_it(string domain, string kept) => Assert.Equal(kept, Done(Change(new() { Domain = domain })).Domain);

    [Theory]
    [InlineData("localhost")]
    [InlineData("10.0.0.1")]
    [InlineData("https://help.example")]
    [InlineData("help.example:8080")]
    [InlineData("help..example")]
    [InlineData("-help.example")]
    [InlineData("help.example/path")]
    [InlineData("a b.example")]
    public void What_is_no_domain_is_refused(string domain) => Assert.Equal("domain", Refused(Change(new() { Domain = domain })).Field);

    [Fact]
    public void A_long_domain_is_refused() => Assert.Equal("domain", Refused(Change(new() { Domain = string.Join('.', Enumerable.Repeat("abcd", 60)) })).Field);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//shop.example")]
    [InlineData("/here")]
    [InlineData("https://")]
    [InlineData("https://bank.example@evil.example/")]
    [InlineData("https://shop.example/a\nb")]
    [InlineData("mailto:a@b.example")]
    public void A_link_leads_to_a_web_page_or_is_refused(string address)
    {
        PortalLink link = new() { Label = "Shop", Address = address };

        Assert.Equal("buttons", Refused(Change(new() { Buttons = [link] })).Field);
        Assert.Equal("footer.links", Refused(Change(new() { Footer = new() { Links = [link] } })).Field);
        Assert.Equal("footer.menu", Refused(Change(new() { Footer = new() { MenuLabel = "More", Menu = [link] } })).Field);
    }

    [Fact]
    public void There_is_room_for_so_much_and_no_more()
    {
        PortalLink link = new() { Label = "Shop", Address = "https://shop.example/" };

        Assert.Equal("buttons", Refused(Change(new() { Buttons = [.. Enumerable.Repeat(link, 7)] })).Field);
        Assert.Equal("footer.text", Refused(Change(new() { Footer = new() { Text = new('x', 2001) } })).Field);
        Assert.Equal("profile.name", Refused(Change(new() { Profile = new() { Name = new('x', 81) } })).Field);
        Assert.Equal("look.heroText", Refused(Change(new() { Look = new() { HeroText = new('x', 201) } })).Field);
        Assert.Equal("footer.menuLabel", Refused(Change(new() { Footer = new() { Menu = [link] } })).Field);
    }

    [Fact]
    public void What_is_not_named_stays()
    {
        var before = Done(Change(new() { Domain = "help.cook.example", Buttons = [new() { Label = "Shop", Address = "https://shop.example/" }] }));

        var after = Done(PortalRules.Change(before, new() { On = false }));

        Assert.Equal(before with { On = false, Version = 2 }, after);
    }

    private static Contracts.Outcome<PortalSettings> Change(PortalWish wish) => PortalRules.Change(new(), wish);
}
