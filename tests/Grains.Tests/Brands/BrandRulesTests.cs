using Oqupie.Contracts.Brands;
using Oqupie.Grains.Brands;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Brands;

public sealed class BrandRulesTests
{
    private static readonly BrandWish Valid = new() { Name = "Cook Town", Language = "ko", SupportEmail = "help@cook.example" };

    [Theory]
    [InlineData("Cook Town", "cook-town")]
    [InlineData("  Cook   Town (EN)! ", "cook-town-en")]
    [InlineData("Café Noël", "cafe-noel")]
    [InlineData("7 Days", "7-days")]
    [InlineData("쿡타운", null)]
    [InlineData("쿡타운 (ko)", null)]
    [InlineData("X", null)]
    [InlineData("!!!", null)]
    public void A_slug_is_made_from_the_name_where_an_address_can_carry_it(string name, string? slug) => Assert.Equal(slug, BrandRules.SlugFrom(name));

    [Fact]
    public void A_made_slug_is_always_a_slug()
    {
        Assert.True(BrandRules.IsSlug(BrandRules.SlugFrom(new string('a', 39) + " b" + new string('c', 30))!));
        Assert.True(BrandRules.IsSlug(BrandRules.RandomSlug()));
        Assert.True(BrandRules.IsSlug(BrandRules.Varied(new string('a', 40))));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("-ab")]
    [InlineData("ab-")]
    [InlineData("Ab")]
    [InlineData("a b")]
    [InlineData("쿡타운")]
    [InlineData("a\nb")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void What_is_no_slug_is_refused(string slug) => Assert.Equal("slug", Refused(BrandRules.Make("b1", Valid with { Slug = slug })).Field);

    [Fact]
    public void What_cannot_be_is_refused_by_its_field()
    {
        Assert.Equal("name", Refused(BrandRules.Make("b1", Valid with { Name = " " })).Field);
        Assert.Equal("name", Refused(BrandRules.Make("b1", Valid with { Name = new('x', 81) })).Field);
        Assert.Equal("language", Refused(BrandRules.Make("b1", Valid with { Language = "fr" })).Field);
        Assert.Equal("supportEmail", Refused(BrandRules.Make("b1", Valid with { SupportEmail = "nobody" })).Field);
        Assert.Equal("senderName", Refused(BrandRules.Make("b1", Valid with { SenderName = "a\r\nBcc: b" })).Field);
        Assert.Equal("signature", Refused(BrandRules.Make("b1", Valid with { Signature = new('x', 2001) })).Field);
    }

    [Fact]
    public void What_was_decided_is_what_the_brand_is()
    {
        var (before, wanted) = (Brand("Cook", "cook"), Brand("Sky", "") with { Signature = "See you" });

        Assert.Equal(new BrandState { Info = wanted with { Slug = "sky" } }, Finish(before, wanted, new("b1", "Sky", "sky")));
        Assert.Equal(new BrandState { Info = wanted with { Slug = "sky" } }, Finish(before: null, wanted, new("b1", "Sky", "sky")));
    }

    [Fact]
    public void What_was_not_decided_is_forgotten()
    {
        var (before, wanted) = (Brand("Cook", "cook"), Brand("Sky", "sky"));

        Assert.Equal(new BrandState { Info = before }, Finish(before, wanted, new("b1", "Cook", "cook")));
        Assert.Equal(new BrandState(), Finish(before: null, wanted, entry: null));
    }

    [Fact]
    public void A_brand_that_knows_itself_takes_nothing_from_the_version_before() =>
        Assert.Null(BrandRules.Finish(new() { Info = Brand("Cook City", "cook") }, new(new("b1", "Cook City", "cook"), Brand("Cook", "cook"))));

    [Fact]
    public void What_is_not_named_stays()
    {
        var brand = Done(BrandRules.Make("b1", Valid with { Slug = "cook" }));

        Assert.Equal(brand with { SenderName = "Cook Town Help" }, Done(BrandRules.Change(brand, new() { SenderName = "Cook Town Help" })));
    }

    private static BrandInfo Brand(string name, string slug) => Done(BrandRules.Make("b1", Valid with { Name = name })) with { Slug = slug };

    private static BrandState? Finish(BrandInfo? before, BrandInfo wanted, BrandEntry? entry) =>
        BrandRules.Finish(new() { Info = before, Wanted = wanted }, new(entry, Former: null));
}
