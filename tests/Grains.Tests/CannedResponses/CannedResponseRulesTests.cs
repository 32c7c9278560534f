using Oqupie.Contracts;
using Oqupie.Contracts.CannedResponses;
using Oqupie.Contracts.Members;
using Oqupie.Grains.CannedResponses;
using Oqupie.Testing;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.CannedResponses;

public sealed class CannedResponseRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    private static readonly Actor Lee = Some.Agent();

    private static readonly Actor OfCook = Lee with { Id = "kim", Brands = ["cook"] };

    [Fact]
    public void A_new_one_is_its_makers_alone_and_its_shortcut_has_no_slash()
    {
        var made = Done(CannedResponseRules.Make("r", new() { Name = " 환불 ", Shortcut = "/refund" }, Lee, Noon));

        Assert.Equal(("환불", "refund", false, null, "lee", 1), (made.Name, made.Shortcut, made.Shared, made.Brand, made.Owner, made.Version));
    }

    [Fact]
    public void A_keys_belong_to_its_maker() =>
        Assert.Equal("lee", Done(CannedResponseRules.Make("r", new() { Name = "a" }, Lee with { Id = "key", Maker = "lee" }, Noon)).Owner);

    [Fact]
    public void What_is_left_out_stays_and_nothing_new_is_no_change()
    {
        var before = Made(new() { Name = "a", Brand = "cook", Language = "ko", Folder = "f" });

        Assert.Same(before, Done(CannedResponseRules.Change(before, new() { Name = "a", ExpectedVersion = 1 }, Lee, Noon.AddDays(1))));
        var after = Done(CannedResponseRules.Change(before, new() { EveryBrand = true, NoLanguage = true }, Lee, Noon));
        Assert.Equal(("f", null, null, 2), (after.Folder, after.Brand, after.Language, after.Version));
    }

    [Theory]
    [InlineData("", "", "", "ko", "name")]
    [InlineData("a", "two words", "", "ko", "shortcut")]
    [InlineData("a", "", "", "xx", "language")]
    public void What_is_wrong_is_named(string name, string shortcut, string folder, string language, string field)
    {
        var wish = new CannedResponseWish { Name = name, Shortcut = shortcut, Folder = folder, Language = language };

        Assert.Equal(field, Refused(CannedResponseRules.Make("r", wish, Lee, Noon)).Field);
    }

    [Fact]
    public void Nothing_is_longer_than_it_may_be()
    {
        Assert.Equal("name", Refused(CannedResponseRules.Make("r", new() { Name = new('a', 121) }, Lee, Noon)).Field);
        Assert.Equal("shortcut", Refused(CannedResponseRules.Make("r", new() { Name = "a", Shortcut = new('a', 41) }, Lee, Noon)).Field);
        Assert.Equal("folder", Refused(CannedResponseRules.Make("r", new() { Name = "a", Folder = new('a', 61) }, Lee, Noon)).Field);
        Assert.Equal("response_too_long", Refused(CannedResponseRules.Make("r", new() { Name = "a", Body = new('a', 20_001) }, Lee, Noon)).Code);
    }

    [Fact]
    public void Another_version_is_refused() =>
        Assert.Equal("moved-on", Refused(CannedResponseRules.Change(Made(new() { Name = "a" }), new() { Name = "b", ExpectedVersion = 7 }, Lee, Noon)).Code);

    [Fact]
    public void Who_serves_some_brands_shares_with_these_alone()
    {
        Assert.Equal("shared_with_every_brand", Refused(CannedResponseRules.Make("r", new() { Name = "a", Shared = true }, OfCook, Noon)).Code);
        Assert.Equal("brand", Refused(CannedResponseRules.Make("r", new() { Name = "a", Brand = "race" }, OfCook, Noon)).Field);
        Assert.True(Done(CannedResponseRules.Make("r", new() { Name = "a", Brand = "cook", Shared = true }, OfCook, Noon)).Shared);
        Assert.Null(Done(CannedResponseRules.Make("r", new() { Name = "a" }, OfCook, Noon)).Brand);
    }

    [Fact]
    public void What_every_brand_has_is_not_changed_or_taken_away_by_who_serves_some()
    {
        var everybodys = Made(new() { Name = "a", Shared = true });

        Assert.Equal("shared_with_every_brand", Refused(CannedResponseRules.Change(everybodys, new() { Brand = "cook" }, OfCook, Noon)).Code);
        Assert.Equal("shared_with_every_brand", CannedResponseRules.Keeps(everybodys, OfCook)!.Code);
        Assert.Null(CannedResponseRules.Keeps(everybodys, Lee));
    }

    [Fact]
    public void A_shared_one_is_made_private_by_its_maker_alone()
    {
        var shared = Made(new() { Name = "a", Shared = true });

        Assert.Equal("not_its_maker", Refused(CannedResponseRules.Change(shared, new() { Shared = false }, Lee with { Id = "kim" }, Noon)).Code);
        Assert.False(Done(CannedResponseRules.Change(shared, new() { Shared = false }, Lee, Noon)).Shared);
    }

    private static CannedResponseInfo Made(CannedResponseWish wish) => Done(CannedResponseRules.Make("r", wish, Lee, Noon));
}
