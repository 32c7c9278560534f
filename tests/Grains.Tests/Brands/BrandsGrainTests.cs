using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Brands;
using Orleans.Runtime;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Brands;

public sealed class BrandsGrainTests(PeopleSilo silo)
{
    private readonly AccountId _account = PeopleSilo.NewAccount();

    private IBrandsGrain Brands => silo.Brands(_account);

    [Fact]
    public async Task A_brand_is_there_when_the_grain_comes_back()
    {
        var made = Done(await Brands.Make(Wish("Cook Town")));

        await silo.Forget();

        Assert.Equal([made], await Brands.All());
        Assert.Equal(made, Done(await Brands.Read(made.Id)));
    }

    [Fact]
    public async Task A_slug_belongs_to_one_brand_of_the_whole_server()
    {
        var slug = LocalKey.New();
        Done(await silo.Brands(PeopleSilo.NewAccount()).Make(Wish("Cook Town") with { Slug = slug }));

        var outcome = await Brands.Make(Wish("Cook Town") with { Slug = slug });

        Assert.Equal(("conflict", "slug"), (Refused(outcome).Code, Refused(outcome).Field));
    }

    [Fact]
    public async Task A_slug_made_from_a_name_that_is_taken_gets_a_tail()
    {
        var name = LocalKey.New();
        var first = Done(await Brands.Make(Wish(name)));

        var second = Done(await Brands.Make(Wish(name)));

        Assert.StartsWith($"{first.Slug}-", second.Slug, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Korean_name_gets_a_slug_too() => Assert.True(BrandRules.IsSlug(Done(await Brands.Make(Wish("쿡타운"))).Slug));

    [Fact]
    public async Task A_changed_slug_leaves_the_old_one_to_others()
    {
        var (old, next) = (LocalKey.New(), LocalKey.New());
        var brand = Done(await Brands.Make(Wish("Cook Town") with { Slug = old }));

        Done(await Brands.Change(brand.Id, new() { Slug = next }));

        Assert.Null(await silo.Client.GetGrain<ISlugGrain>(old).Owner());
        Assert.Equal(new BrandId(_account, brand.Id), await silo.Client.GetGrain<ISlugGrain>(next).Owner());
    }

    [Fact]
    public async Task A_slug_that_a_failed_write_left_behind_is_free_for_its_account()
    {
        var slug = LocalKey.New();
        silo.Storage.FailNextWrite("brands", _account.Value);
        await Assert.ThrowsAsync<OrleansException>(() => Brands.Make(Wish("Cook Town") with { Slug = slug }));
        Assert.Empty(await Brands.All());

        Assert.Equal(slug, Done(await Brands.Make(Wish("Cook Town") with { Slug = slug })).Slug);
    }

    [Fact]
    public async Task Hosts_are_told_of_a_changed_brand()
    {
        var brand = Done(await Brands.Make(Wish("Cook Town")));
        var heard = await silo.News(_account).Since("", 0);

        Done(await Brands.Change(brand.Id, new() { Name = "Cook City" }));

        Assert.Equal([new AccountChange(AccountChangeKind.Brand, brand.Id)], (await silo.News(_account).Since(heard.Epoch, heard.Number)).Changes);
    }

    [Fact]
    public async Task An_unknown_brand_is_not_there() =>
        Assert.Equal(RefusalKind.NotFound, Refused(await Brands.Change("none", new() { Name = "Cook City" })).Kind);

    private static BrandWish Wish(string name) => new() { Name = name, Language = "ko", SupportEmail = "help@cook.example" };
}
