using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Members;
using static Oqupie.Storage.Tests.Members.SomeMembers;

namespace Oqupie.Storage.Tests.Members;

/// <summary>A row for each group, and who is in it.</summary>
public abstract class GroupDirectoryContract(Stores stores)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountId Account { get; } = StoresFixture.NewAccount();

    private IGroupDirectory Directory => stores.Groups;

    [Fact]
    public async Task A_group_keeps_the_order_of_those_who_exist()
    {
        var (ivo, mia) = (await Joined("ivo"), await Joined("mia"));

        var group = await Entered(Group("Billing", mia, "nobody", ivo));

        Assert.Equal([mia, ivo], (await Read(group))!.Members);
        Assert.Equal([group.Id], (await stores.Members.Read(new(Account, ivo), Cancellation))!.Groups);
    }

    [Fact]
    public async Task A_name_is_one_groups_in_whatever_case()
    {
        await Entered(Group("Billing"));
        var night = await Entered(Group("Night shift"));

        Assert.Null(await Directory.Enter(Account, Group("BILLING"), Cancellation));
        Assert.Null(await Directory.Change(Account, night, night with { Name = "billing" }, Cancellation));
        Assert.NotNull(await Directory.Change(Account, night, night with { Name = "NIGHT SHIFT" }, Cancellation));
        Assert.Equal(night.Id, (await Directory.Named(Account, "night shift", Cancellation))!.Id);
        Assert.NotNull(await Directory.Enter(StoresFixture.NewAccount(), Group("Billing"), Cancellation));
    }

    [Fact]
    public async Task A_change_writes_name_and_members_anew()
    {
        var (ivo, mia) = (await Joined("ivo"), await Joined("mia"));
        var group = await Entered(Group("Billing", ivo));

        await Directory.Change(Account, group, group with { Name = "Payments", Members = [mia, ivo] }, Cancellation);

        var read = (await Read(group))!;
        Assert.Equal("Payments", read.Name);
        Assert.Equal([mia, ivo], read.Members);
    }

    [Fact]
    public async Task A_write_that_has_not_seen_the_last_one_changes_nothing()
    {
        var ivo = await Joined("ivo");
        var group = await Entered(Group("Billing", ivo));
        await Directory.Change(Account, group, group with { Name = "Payments" }, Cancellation);

        Assert.Null(await Directory.Change(Account, group, group with { Members = [] }, Cancellation));
        await Directory.Delete(Account, group, Cancellation);

        Assert.Equal([ivo], (await Read(group))!.Members);
    }

    [Fact]
    public async Task Nobody_is_in_a_group_that_was_deleted()
    {
        var ivo = await Joined("ivo");
        var group = await Entered(Group("Billing", ivo));

        await Directory.Delete(Account, group, Cancellation);

        Assert.Null(await Read(group));
        Assert.Empty((await stores.Members.Read(new(Account, ivo), Cancellation))!.Groups);
    }

    [Fact]
    public async Task Pages_go_by_name()
    {
        string[] names = ["결제", "Tech", "Night shift", "billing", "Zeta"];

        foreach (var name in names)
        {
            await Entered(Group(name));
        }

        var first = (await Directory.Page(Account, new() { Limit = 3 }, Cancellation))!;
        var second = (await Directory.Page(Account, new() { Limit = 3, Cursor = first.Next }, Cancellation))!;

        Assert.Equal(["Night shift", "Tech", "Zeta", "billing", "결제"], first.Items.Concat(second.Items).Select(group => group.Name));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task Text_and_ids_find_groups()
    {
        var night = await Entered(Group("Night shift"));
        await Entered(Group("Tech"));

        Assert.Equal(night.Id, (await Directory.Page(Account, new() { Text = "SHIFT" }, Cancellation))!.Items.Single().Id);
        Assert.Equal(night.Id, (await Directory.Find(Account, [night.Id, "none"], Cancellation)).Single().Id);
        Assert.Null(await Directory.Page(Account, new() { Cursor = "!" }, Cancellation));
    }

    private async Task<string> Joined(string name)
    {
        var member = Member(name);
        await stores.Members.Enter(Account, member, Cancellation);
        return member.Id;
    }

    private async Task<Group> Entered(Group group)
    {
        var version = await Directory.Enter(Account, group, Cancellation);
        return (await Read(group))! with { Version = version! };
    }

    private Task<Group?> Read(Group group) => Directory.Read(new(Account, group.Id), Cancellation);
}

public sealed class MemoryGroupDirectoryTests(StoresFixture fixture) : GroupDirectoryContract(fixture.Memory);

public sealed class SqliteGroupDirectoryTests(StoresFixture fixture) : GroupDirectoryContract(fixture.Sqlite);

public sealed class PostgreSqlGroupDirectoryTests(StoresFixture fixture) : GroupDirectoryContract(fixture.PostgreSql);
