using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Inquiries;
using Oqupie.Contracts.Members;
using Oqupie.Testing;
using Orleans.Core.Internal;
using Orleans.Runtime;

namespace Oqupie.Grains.Tests.Inquiries;

public sealed class InquiryTypesGrainTests(TestSilo silo) : IClassFixture<TestSilo>
{
    private readonly AccountId _account = new(LocalKey.New());

    private Actor Lee => Some.Agent(_account);

    [Fact]
    public async Task What_was_made_is_there_after_a_restart()
    {
        var brand = await NewBrand();
        await Make(brand, new() { Name = "Refund", Fields = [new() { Key = "why", Label = "Why", Kind = InquiryFieldKind.Text }] });
        var second = await Make(brand, new() { Name = "Delivery", Position = 0, On = true });

        await Forget(brand);
        var all = TheOutcome.Done(await Types(brand).List(Lee));

        Assert.Equal([("Delivery", 0, true), ("Refund", 1, false)], all.Select(type => (type.Name, type.Position, type.On)));
        Assert.Equal("why", Assert.Single(all[1].Fields).Key);
        Assert.Equal(second.Version, all[0].Version);
    }

    [Fact]
    public async Task Nobody_is_put_in_charge_who_is_not_there()
    {
        var brand = await NewBrand();

        Assert.Equal("no_such_member", TheOutcome.Refused(await Types(brand).Make(Lee, new() { Name = "A", Assignee = new("nobody", null) })).Code);
        Assert.Equal("no_such_group", TheOutcome.Refused(await Types(brand).Make(Lee, new() { Name = "A", Assignee = new(null, "nobody") })).Code);
    }

    [Fact]
    public async Task Another_brand_has_none_of_them()
    {
        var brand = await NewBrand();
        var made = await Make(brand, new() { Name = "Refund" });
        var elsewhere = Lee with { Brands = ["other"] };

        Assert.Equal("not_found", TheOutcome.Refused(await Types(brand).List(elsewhere)).Code);
        Assert.Equal("not_found", TheOutcome.Refused(await Types(brand).Change(elsewhere, made.Id, new() { Name = "Mine" })).Code);
        Assert.Equal("not_found", TheOutcome.Refused(await Types(await NewBrand()).Read(Lee, made.Id)).Code);
    }

    [Fact]
    public async Task What_was_deleted_is_gone()
    {
        var brand = await NewBrand();
        var made = await Make(brand, new() { Name = "Refund" });

        TheOutcome.Done(await Types(brand).Delete(Lee, made.Id));

        Assert.Empty(TheOutcome.Done(await Types(brand).List(Lee)));
        Assert.Equal("not_found", TheOutcome.Refused(await Types(brand).Delete(Lee, made.Id)).Code);
        await Make(brand, new() { Name = "Refund" });
    }

    private async Task Forget(BrandId brand) => await Types(brand).AsReference<IGrainManagementExtension>().DeactivateOnIdle();

    private IInquiryTypesGrain Types(BrandId brand) => silo.Client.GetGrain<IInquiryTypesGrain>(brand.ToString());

    private async Task<InquiryType> Make(BrandId brand, InquiryTypeChange change) => TheOutcome.Done(await Types(brand).Make(Lee, change));

    private async Task<BrandId> NewBrand() => new(_account, (await silo.NewBrand(_account)).Id);
}
