using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notices;
using Oqupie.Testing;
using Orleans.Core.Internal;
using Orleans.Runtime;

namespace Oqupie.Grains.Tests.Notices;

public sealed class NoticesGrainTests(TestSilo silo) : IClassFixture<TestSilo>
{
    private readonly AccountId _account = new(LocalKey.New());

    private Actor Lee => Some.Agent(_account);

    [Fact]
    public async Task What_was_written_is_there_after_a_restart_and_a_teammate_may_go_on()
    {
        var brand = await NewBrand();
        var made = await Make(brand, new() { Title = " 점검 안내 ", Body = "<p>일요일</p>", State = NoticeState.Draft });
        await Forget(brand);

        var changed = TheOutcome.Done(await Notices(brand).Change(Lee with { Id = "kim" }, made.Head.Id, new() { Body = "<p>월요일</p>", ExpectedVersion = 1 }));
        await Forget(brand);
        var read = TheOutcome.Done(await Notices(brand).Read(Lee, made.Head.Id));

        Assert.Equal(changed, read);
        Assert.Equal(("점검 안내", "<p>월요일</p>", 2, null), (read.Head.Title, read.Body, read.Head.Version, read.Head.PublishAt));
    }

    [Fact]
    public async Task Customers_see_what_is_public_from_its_time_on()
    {
        var brand = await NewBrand();
        await Make(brand, new() { Title = "draft" });
        var now = await Make(brand, new() { Title = "now", State = NoticeState.Public });
        var later = await Make(brand, new() { Title = "later", State = NoticeState.Public, PublishAt = silo.Clock.GetUtcNow().AddHours(1) });
        var before = (await Portal(brand).Since(null))!;

        Assert.Null(await Portal(brand).Since(before.Version));
        Assert.Null(await Portal(brand).Notice(later.Head.Id));
        silo.Clock.Advance(TimeSpan.FromHours(1));
        var after = (await Portal(brand).Since(before.Version))!;

        Assert.Equal([now.Head.Id], before.Heads.Select(head => head.Id));
        Assert.Equal([later.Head.Id, now.Head.Id], after.Heads.Select(head => head.Id));
        Assert.Equal(later, await Portal(brand).Notice(later.Head.Id));
    }

    [Fact]
    public async Task A_plan_that_is_dropped_makes_it_public_at_once()
    {
        var brand = await NewBrand();
        var planned = await Make(brand, new() { Title = "later", State = NoticeState.Public, PublishAt = silo.Clock.GetUtcNow().AddDays(9) });

        var now = TheOutcome.Done(await Notices(brand).Change(Lee, planned.Head.Id, new() { AtOnce = true }));

        Assert.Equal(silo.Clock.GetUtcNow(), now.Head.PublishAt);
        Assert.NotNull(await Portal(brand).Notice(planned.Head.Id));
    }

    [Fact]
    public async Task Pinned_ones_come_first_but_not_in_feeds()
    {
        var brand = await NewBrand();
        var ids = new List<string>();

        foreach (var title in (string[])["old", "older", "new"])
        {
            ids.Add(
                (await Make(
                    brand,
                    new()
                    {
                        Title = title,
                        State = NoticeState.Public,
                        PublishAt = silo.Clock.GetUtcNow().AddDays(title switch { "new" => -1, "old" => -2, _ => -3 }),
                    })).Head.Id);
        }

        TheOutcome.Done(await Notices(brand).Change(Lee, ids[1], new() { Pinned = true }));

        var first = TheOutcome.Done(await Notices(brand).List(Lee, null, 2));
        var rest = TheOutcome.Done(await Notices(brand).List(Lee, first.Next, 2));
        Assert.Equal(["older", "new", "old"], first.Items.Concat(rest.Items).Select(head => head.Title));
        Assert.Null(rest.Next);
        Assert.Equal(["new", "old", "older"], (await Portal(brand).Newest(30)).Select(notice => notice.Head.Title));
        Assert.Equal("cursor", TheOutcome.Refused(await Notices(brand).List(Lee, "gone", 2)).Field);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_changes_nothing()
    {
        var brand = await NewBrand();
        var made = await Make(brand, new() { Title = "Title", Body = "text" });

        Assert.Equal("title", TheOutcome.Refused(await Notices(brand).Make(Lee, new() { Title = " " })).Field);
        Assert.Equal("title", TheOutcome.Refused(await Notices(brand).Change(Lee, made.Head.Id, new() { Title = new('x', 301) })).Field);
        Assert.Equal("too_large", TheOutcome.Refused(await Notices(brand).Change(Lee, made.Head.Id, new() { Body = new('x', (1 << 20) + 1) })).Code);
        Assert.Equal("moved-on", TheOutcome.Refused(await Notices(brand).Change(Lee, made.Head.Id, new() { Title = "Other", ExpectedVersion = 7 })).Code);
        Assert.Equal("not_found", TheOutcome.Refused(await Notices(brand).Read(Some.Agent(new(LocalKey.New())), made.Head.Id)).Code);
        Assert.Equal(made, TheOutcome.Done(await Notices(brand).Change(Lee, made.Head.Id, new() { Title = "Title", Body = "text", ExpectedVersion = 1 })));
    }

    [Fact]
    public async Task What_was_deleted_is_gone()
    {
        var brand = await NewBrand();
        var made = await Make(brand, new() { Title = "Title", State = NoticeState.Public });

        TheOutcome.Done(await Notices(brand).Delete(Lee, made.Head.Id));

        Assert.Equal("not_found", TheOutcome.Refused(await Notices(brand).Read(Lee, made.Head.Id)).Code);
        Assert.Empty((await Portal(brand).Since(null))!.Heads);
    }

    private INoticesGrain Notices(BrandId brand) => silo.Client.GetGrain<INoticesGrain>(brand.ToString());

    private IPortalNoticesGrain Portal(BrandId brand) => silo.Client.GetGrain<IPortalNoticesGrain>(brand.ToString());

    private async Task Forget(BrandId brand) => await Notices(brand).AsReference<IGrainManagementExtension>().DeactivateOnIdle();

    private async Task<NoticeInfo> Make(BrandId brand, NoticeWish wish) => TheOutcome.Done(await Notices(brand).Make(Lee, wish));

    private async Task<BrandId> NewBrand() => new(_account, (await silo.NewBrand(_account)).Id);
}
