using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Orleans.Runtime;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Brands;

/// <summary>What is being made or changed when a write fails: afterwards it is done or it is not, here and in the directory alike.</summary>
public sealed class BrokenOffTests(PeopleSilo silo)
{
    private readonly AccountId _account = PeopleSilo.NewAccount();
    private readonly string _slug = LocalKey.New();

    [Fact]
    public async Task Before_the_directory_has_decided_nothing_was_made()
    {
        var brand = BrandId.New(_account);
        silo.Stores.Brands.FailNextWrite(_account);

        await Fails(silo.Brand(brand).Make(Wish));

        Assert.Equal(RefusalKind.NotFound, Refused(await silo.Brand(brand).Read()).Kind);
        Assert.Empty(await Listed());
    }

    [Theory]
    [InlineData("brand")]
    [InlineData("slug")]
    [InlineData("directory")]
    public async Task A_slug_that_was_left_behind_is_free_for_its_account(string write)
    {
        var brand = BrandId.New(_account);
        FailNext(write, brand);
        await Fails(silo.Brand(brand).Make(Wish));

        Assert.Equal(_slug, Done(await silo.Brand(BrandId.New(_account)).Make(Wish)).Slug);
    }

    [Fact]
    public async Task What_was_decided_is_made_when_the_grain_comes_again()
    {
        var brand = BrandId.New(_account);
        silo.Stores.Brands.FailNextWrite(_account, afterWriting: true);

        await Fails(silo.Brand(brand).Make(Wish with { Signature = "See you" }));

        Assert.Equal((_slug, "See you"), Seen(Done(await silo.Brand(brand).Read())));
        Assert.Equal([new BrandEntry(brand.Local, "Cook Town", _slug)], await Listed());
    }

    [Fact]
    public async Task What_was_decided_and_not_kept_is_kept_when_the_grain_comes_again()
    {
        var brand = new BrandId(_account, Done(await silo.Brand(BrandId.New(_account)).Make(Wish with { Slug = LocalKey.New() })).Id);
        silo.Storage.FailWriteAfterNext("brand", brand.ToString());

        await Fails(silo.Brand(brand).Change(new() { Slug = _slug, Signature = "See you" }));

        Assert.Equal((_slug, "See you"), Seen(Done(await silo.Brand(brand).Read())));
        Assert.Equal([new BrandEntry(brand.Local, "Cook Town", _slug)], await Listed());
    }

    [Fact]
    public async Task A_change_that_the_directory_did_not_keep_did_not_happen()
    {
        var before = Done(await silo.Brand(BrandId.New(_account)).Make(Wish));
        var brand = silo.Brand(new(_account, before.Id));
        silo.Stores.Brands.FailNextWrite(_account);

        await Fails(brand.Change(new() { Name = "Cook City", Signature = "See you" }));

        Assert.Equal(before, Done(await brand.Read()));
        Assert.Equal("Cook City", Done(await brand.Change(new() { Name = "Cook City" })).Name);
    }

    private BrandWish Wish => new() { Name = "Cook Town", Language = "ko", SupportEmail = "help@cook.example", Slug = _slug };

    private void FailNext(string write, BrandId brand)
    {
        if (write is "directory")
        {
            silo.Stores.Brands.FailNextWrite(_account);
        }
        else
        {
            silo.Storage.FailNextWrite(write, write is "slug" ? _slug : brand.ToString());
        }
    }

    private async Task<IEnumerable<BrandEntry>> Listed() => Done(await silo.Brands(_account).Page(cursor: null, limit: 10));

    private static (string Slug, string Signature) Seen(BrandInfo brand) => (brand.Slug, brand.Signature);

    private static Task<Exception> Fails(Task doing) => Assert.ThrowsAnyAsync<Exception>(() => doing);
}
