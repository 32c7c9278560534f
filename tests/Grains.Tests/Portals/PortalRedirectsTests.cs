using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Portals;
using Orleans.Runtime;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Portals;

/// <summary>Where old addresses lead, and whose they are.</summary>
public sealed class PortalRedirectsTests(PeopleSilo silo)
{
    private readonly AccountId _account = PeopleSilo.NewAccount();
    private readonly string _old = $"p{LocalKey.New()}".ToLowerInvariant();

    [Fact]
    public async Task An_address_leads_to_the_page_that_was_named_and_every_other_one_to_the_home()
    {
        var brand = await NewBrand();
        Done(await Put(
            brand,
            ($"/portals/{_old}/articles/4412", "https://help.example/portal/cook/articles/a1"),
            ($"/portals/{_old}/request?type=3", "/portal/cook/request?type=t1"),
            ($"/portals/{_old}/request", "request")));

        Assert.Equal("articles/a1", await Find(brand, $"/portals/{_old}/Articles/4412/?from=game"));
        Assert.Equal("request?type=t1", await Find(brand, $"/portals/{_old}/request?type=3"));
        Assert.Equal("request", await Find(brand, $"/portals/{_old}/request?type=4"));
        Assert.Equal("", await Find(brand, $"/portals/{_old}/articles/1"));
        Assert.Null(await Find(brand, $"/portals/{_old}x"));
    }

    [Fact]
    public async Task The_old_home_may_lead_elsewhere_and_takes_what_nobody_has_named()
    {
        var brand = await NewBrand();
        Done(await Put(brand, ($"/portals/{_old}", "notices")));

        Assert.Equal("notices", await Find(brand, $"/portals/{_old}/articles/1"));
    }

    [Fact]
    public async Task An_old_portal_is_one_brands_of_the_whole_server_until_it_gives_it_up()
    {
        var (first, second) = (await NewBrand(), await NewBrand());
        Done(await Put(first, ($"/portals/{_old}", "")));

        var taken = Refused(await Put(second, ($"/portals/{_old}x", ""), ($"/portals/{_old}/a", "")));
        Assert.Equal(("old_portal_taken", "items[1].from"), (taken.Code, taken.Field));
        Assert.Empty(await Redirects(second).All());

        Done(await Put(first));
        Done(await Put(second, ($"/portals/{_old}/a", "")));
    }

    [Fact]
    public async Task What_a_failed_write_left_behind_is_given_back()
    {
        var (first, second) = (await NewBrand(), await NewBrand());
        silo.Storage.FailNextWrite("slug", OldAddress.PlaceOf(_old));
        await Assert.ThrowsAsync<OrleansException>(() => Put(first, ($"/portals/{_old}", "")));

        await silo.Forget();
        await Redirects(first).All();

        Done(await Put(second, ($"/portals/{_old}", "")));
    }

    [Fact]
    public async Task Redirects_are_there_when_the_grain_comes_back()
    {
        var brand = await NewBrand();
        Done(await Put(brand, ($"/portals/{_old}/a", "inquiries")));

        await silo.Forget();

        Assert.Equal("inquiries", await Find(brand, $"/portals/{_old}/a"));
    }

    [Theory]
    [InlineData("articles/1", "", "old_address_shape", "items[1].from")]
    [InlineData("/portals/OLD/", "", "redirect_twice", "items[1].from")]
    [InlineData("/portals/OLD/a", "javascript:alert(1)", "no_portal_page", "items[1].to")]
    [InlineData("/portals/OLD/a", "//evil.example", "no_portal_page", "items[1].to")]
    [InlineData("/portals/OLD/a", "https://evil.example/phish", "no_portal_page", "items[1].to")]
    [InlineData("/portals/OLD/a", "articles/../../api", "no_portal_page", "items[1].to")]
    public async Task The_first_that_is_wrong_is_named_and_nothing_is_changed(string from, string to, string code, string field)
    {
        var brand = await NewBrand();

        var refused = Refused(await Put(brand, ($"/portals/{_old}", ""), (from.Replace("OLD", _old, StringComparison.Ordinal), to)));

        Assert.Equal((code, field), (refused.Code, refused.Field));
        Assert.Empty(await Redirects(brand).All());
    }

    [Fact]
    public async Task Twenty_thousand_are_taken_and_not_one_more()
    {
        var brand = await NewBrand();
        var many = Enumerable.Range(0, 20_001).Select(n => ($"/portals/{_old}/articles/{n}", $"articles/a{n}")).ToArray();

        Assert.Equal("too_many_redirects", Refused(await Put(brand, many)).Code);
        Done(await Put(brand, many[1..]));

        Assert.Equal("articles/a20000", await Find(brand, $"/portals/{_old}/articles/20000"));
    }

    private Task<Outcome<ImmutableArray<PortalRedirect>>> Put(BrandId brand, params (string From, string To)[] redirects) =>
        Redirects(brand).Put([.. redirects.Select(one => new PortalRedirect(one.From, one.To))]);

    private Task<string?> Find(BrandId brand, string address) =>
        Redirects(brand).Find(OldAddress.TryParse(address, out var old) ? old : throw new FormatException(address));

    private IPortalRedirectsGrain Redirects(BrandId brand) => silo.Client.GetGrain<IPortalRedirectsGrain>(brand.ToString());

    private async Task<BrandId> NewBrand() =>
        new(_account, Done(
            await silo.Brand(BrandId.New(_account))
                .Make(new() { Name = "Cook Town", Language = "ko", SupportEmail = "help@cook.example", Slug = LocalKey.New() })).Id);
}
