using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Brands;
using Orleans.Runtime;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Brands;

public sealed class BrandGrainTests(PeopleSilo silo)
{
    private readonly AccountId _account = PeopleSilo.NewAccount();

    [Fact]
    public async Task A_brand_is_there_when_the_grain_comes_back()
    {
        var made = Done(await Make(Wish("Cook Town")));

        await silo.Forget();

        Assert.Equal(made, Done(await Brand(made.Id).Read()));
    }

    [Fact]
    public async Task A_slug_belongs_to_one_brand_of_the_whole_server()
    {
        var slug = LocalKey.New();
        Done(await silo.Brand(BrandId.New(PeopleSilo.NewAccount())).Make(Wish("Cook Town") with { Slug = slug }));

        var outcome = await Make(Wish("Cook Town") with { Slug = slug });

        Assert.Equal(("slug_taken", "slug"), (Refused(outcome).Code, Refused(outcome).Field));
    }

    [Fact]
    public async Task A_brand_that_was_refused_is_nowhere()
    {
        var slug = LocalKey.New();
        Done(await Make(Wish("Cook Town") with { Slug = slug }));
        var refused = BrandId.New(_account);

        Refused(await silo.Brand(refused).Make(Wish("Cook City") with { Slug = slug }));
        await silo.Forget();

        Assert.Equal(RefusalKind.NotFound, Refused(await silo.Brand(refused).Read()).Kind);
        Assert.Single(Done(await silo.Brands(_account).Page(cursor: null, limit: 10)));
    }

    [Fact]
    public async Task A_change_that_was_refused_leaves_all_as_it_was()
    {
        var slug = LocalKey.New();
        Done(await Make(Wish("Cook Town") with { Slug = slug }));
        var brand = Done(await Make(Wish("Sky")));

        Refused(await Brand(brand.Id).Change(new() { Name = "Sea", Signature = "See you", Slug = slug }));
        await silo.Forget();

        Assert.Equal(brand, Done(await Brand(brand.Id).Read()));
    }

    [Fact]
    public async Task A_slug_made_from_a_name_that_is_taken_gets_a_tail()
    {
        var name = LocalKey.New();
        var first = Done(await Make(Wish(name)));

        var second = Done(await Make(Wish(name)));

        Assert.StartsWith($"{first.Slug}-", second.Slug, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Korean_name_gets_a_slug_too() => Assert.True(BrandRules.IsSlug(Done(await Make(Wish("쿡타운"))).Slug));

    [Fact]
    public async Task A_changed_slug_leaves_the_old_one_to_others()
    {
        var (old, next) = (LocalKey.New(), LocalKey.New());
        var brand = Done(await Make(Wish("Cook Town") with { Slug = old }));

        Done(await Brand(brand.Id).Change(new() { Slug = next }));

        Assert.Null(await silo.Client.GetGrain<ISlugGrain>(old).Owner());
        Assert.Equal(new BrandId(_account, brand.Id), await silo.Client.GetGrain<ISlugGrain>(next).Owner());
    }

    [Fact]
    public async Task A_brand_is_made_once()
    {
        var brand = Done(await Make(Wish("Cook Town")));

        Assert.Equal(RefusalKind.Conflict, Refused(await Brand(brand.Id).Make(Wish("Cook City"))).Kind);
        Assert.Equal(brand, Done(await Brand(brand.Id).Read()));
    }

    [Fact]
    public async Task Hosts_are_told_of_a_changed_brand()
    {
        var brand = Done(await Make(Wish("Cook Town")));
        var heard = await silo.News(_account).Since("", 0);

        Done(await Brand(brand.Id).Change(new() { Name = "Cook City" }));

        Assert.Equal([new AccountChange(AccountChangeKind.Brand, brand.Id)], (await silo.News(_account).Since(heard.Epoch, heard.Number)).Changes);
    }

    [Fact]
    public async Task An_unknown_brand_is_not_there() =>
        Assert.Equal(RefusalKind.NotFound, Refused(await Brand("none").Change(new() { Name = "Cook City" })).Kind);

    private IBrandGrain Brand(string id) => silo.Brand(new(_account, id));

    private Task<Outcome<BrandInfo>> Make(BrandWish wish) => silo.Brand(BrandId.New(_account)).Make(wish);

    private static BrandWish Wish(string name) => new() { Name = name, Language = "ko", SupportEmail = "help@cook.example" };
}
