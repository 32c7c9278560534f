using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Portals;
using Orleans.Runtime;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Portals;

public sealed class PortalSettingsGrainTests(PeopleSilo silo)
{
    private readonly AccountId _account = PeopleSilo.NewAccount();
    private readonly string _domain = $"{LocalKey.New()}.example";

    [Fact]
    public async Task A_new_brand_has_an_open_portal_in_a_ready_theme()
    {
        var portal = await Portal(await NewBrand()).Read();

        Assert.Equal((true, "ocean", 0L), (portal.On, portal.Look.Theme, portal.Version));
        Assert.Contains("--accent:#2450d8", portal.Colouring.Sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_are_there_when_the_grain_comes_back()
    {
        var brand = await NewBrand();
        var changed = Done(await Portal(brand).Change(new() { On = false, Domain = _domain }));

        await silo.Forget();

        Assert.Equal(changed with { Colouring = new() }, await Portal(brand).Read() with { Colouring = new() });
    }

    [Fact]
    public async Task A_domain_belongs_to_one_brand_of_the_whole_server()
    {
        Done(await Portal(await NewBrand()).Change(new() { Domain = _domain }));

        var outcome = await Portal(await NewBrand()).Change(new() { Domain = _domain });

        Assert.Equal(("domain_taken", "domain"), (Refused(outcome).Code, Refused(outcome).Field));
    }

    [Fact]
    public async Task A_domain_that_is_given_up_is_free()
    {
        var (first, second) = (await NewBrand(), await NewBrand());
        Done(await Portal(first).Change(new() { Domain = _domain }));
        Done(await Portal(first).Change(new() { Domain = "" }));

        Assert.Equal(_domain, Done(await Portal(second).Change(new() { Domain = _domain })).Domain);
    }

    [Fact]
    public async Task A_domain_that_a_failed_write_left_behind_is_given_back()
    {
        var (first, second) = (await NewBrand(), await NewBrand());
        silo.Storage.FailNextWrite("slug", _domain);
        await Assert.ThrowsAsync<OrleansException>(() => Portal(first).Change(new() { Domain = _domain }));

        await silo.Forget();
        await Portal(first).Read();

        Assert.Equal(_domain, Done(await Portal(second).Change(new() { Domain = _domain })).Domain);
    }

    [Fact]
    public async Task A_taken_slug_is_refused_and_nothing_else_is_changed()
    {
        var (brand, other) = (await NewBrand(), await NewBrand());
        var taken = Done(await silo.Brand(other).Read()).Slug;

        var outcome = await Portal(brand).Change(new() { Slug = taken, Domain = _domain, On = false });

        Assert.Equal("slug", Refused(outcome).Field);
        Assert.True((await Portal(brand).Read()).On);
        Assert.Null(await silo.Client.GetGrain<ISlugGrain>(_domain).Owner());
    }

    [Fact]
    public async Task An_old_slug_leads_on_until_somebody_takes_it()
    {
        var brand = await NewBrand();
        var old = Done(await silo.Brand(brand).Read()).Slug;

        Done(await Portal(brand).Change(new() { Slug = LocalKey.New() }));

        Assert.Equal(brand, await silo.Client.GetGrain<ISlugGrain>(old).Former());
        Assert.True(await silo.Client.GetGrain<ISlugGrain>(old).Claim(new(PeopleSilo.NewAccount(), "b1")));
        Assert.Null(await silo.Client.GetGrain<ISlugGrain>(old).Former());
    }

    [Fact]
    public async Task Only_other_brands_of_the_account_say_the_same()
    {
        var (brand, other) = (await NewBrand(), await NewBrand());

        Assert.Equal("translations", Refused(await Portal(brand).Change(new() { Translations = [brand.Local] })).Field);
        Assert.Equal("translations", Refused(await Portal(brand).Change(new() { Translations = ["nobody"] })).Field);
        Assert.Equal([other.Local], Done(await Portal(brand).Change(new() { Translations = [other.Local] })).Translations);
    }

    [Fact]
    public async Task A_brand_that_is_not_there_has_no_settings_to_change() =>
        Assert.Equal(RefusalKind.NotFound, Refused(await Portal(new(_account, "none")).Change(new() { On = false })).Kind);

    private IPortalSettingsGrain Portal(BrandId brand) => silo.Client.GetGrain<IPortalSettingsGrain>(brand.ToString());

    private async Task<BrandId> NewBrand() =>
        new(_account, Done(
            await silo.Brand(BrandId.New(_account))
                .Make(new() { Name = "Cook Town", Language = "ko", SupportEmail = "help@cook.example", Slug = LocalKey.New() })).Id);
}
