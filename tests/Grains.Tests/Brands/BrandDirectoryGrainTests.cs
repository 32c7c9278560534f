using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Orleans.Runtime;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Brands;

public sealed class BrandDirectoryGrainTests(PeopleSilo silo)
{
    private readonly AccountId _account = PeopleSilo.NewAccount();

    [Fact]
    public async Task Brands_come_in_pages_in_the_order_in_which_they_were_made()
    {
        var (first, second, third) = (await Make("First"), await Make("Second"), await Make("Third"));

        var page = Done(await silo.Brands(_account).Page(cursor: null, limit: 2));

        Assert.Equal([first.Id, second.Id], page.Select(entry => entry.Id));
        Assert.Equal([third.Id], Done(await silo.Brands(_account).Page(page[^1].Id, limit: 2)).Select(entry => entry.Id));
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        await Make("First");

        Assert.Equal("cursor", Refused(await silo.Brands(_account).Page("another", limit: 2)).Field);
    }

    [Fact]
    public async Task A_renamed_brand_is_called_so_in_the_list()
    {
        var brand = await Make("Cook Town");

        Done(await silo.Brand(new(_account, brand.Id)).Change(new() { Name = "Cook City" }));

        Assert.Equal([new BrandEntry(brand.Id, "Cook City", brand.Slug)], await silo.Brands(_account).Named([brand.Id, "another"]));
    }

    [Fact]
    public async Task Brands_of_the_version_before_are_found_as_they_were()
    {
        WriteListOfVersionBefore();

        var listed = Done(await silo.Brands(_account).Page(cursor: null, limit: 10));
        var sky = Done(await silo.Brand(new(_account, "sky")).Read());

        Assert.Equal([new("cook", "Cook Town", $"cook-{_account}"), new("sky", "하늘 영웅", $"sky-{_account}")], listed);
        Assert.Equal(("ko", "help@sky.example", "고맙습니다", true), (sky.Language, sky.SupportEmail, sky.Signature, sky.AutoReply.On));
    }

    [Fact]
    public async Task A_brand_of_the_version_before_is_found_without_a_list()
    {
        WriteListOfVersionBefore();

        Assert.Equal("Cook Town", Done(await silo.Brand(new(_account, "cook")).Read()).Name);
    }

    [Fact]
    public async Task What_was_changed_since_stays_changed()
    {
        WriteListOfVersionBefore();
        Done(await silo.Brand(new(_account, "cook")).Change(new() { Name = "Cook City", Signature = "See you" }));
        var made = await Make("New");

        await silo.Forget();

        Assert.Equal(["Cook City", "하늘 영웅", "New"], Done(await silo.Brands(_account).Page(cursor: null, limit: 10)).Select(entry => entry.Name));
        Assert.Equal("See you", Done(await silo.Brand(new(_account, "cook")).Read()).Signature);
        Assert.Equal(made, Done(await silo.Brand(new(_account, made.Id)).Read()));
    }

    [Fact]
    public async Task A_brand_that_could_not_be_taken_over_is_taken_over_when_it_is_tried_again()
    {
        WriteListOfVersionBefore();
        silo.Storage.FailNextWrite("brand", $"{_account}/cook");

        Assert.Equal("Cook Town", Done(await silo.Brand(new(_account, "cook")).Read()).Name);
        Assert.Contains("Cook Town", silo.Storage.Json("brand", $"{_account}/cook"), StringComparison.Ordinal);
    }

    // As the version before wrote it, word for word.
    private void WriteListOfVersionBefore() => silo.Storage.Write("brands", GrainId.Create("brand-directory", _account.Value), $$$"""
        {"all":[
        {"id":"cook","name":"Cook Town","slug":"cook-{{{_account}}}","language":"en","supportEmail":"help@cook.example","senderName":"",
        "signature":"","autoReply":{"on":false,"text":""},"mailTemplate":""},
        {"id":"sky","name":"하늘 영웅","slug":"sky-{{{_account}}}","language":"ko","supportEmail":"help@sky.example","senderName":"Sky",
        "signature":"고맙습니다","autoReply":{"on":true,"text":""}}
        ]}
        """);

    private async Task<BrandInfo> Make(string name) =>
        Done(await silo.Brand(BrandId.New(_account)).Make(new() { Name = name, Language = "ko", SupportEmail = "help@cook.example" }));
}
