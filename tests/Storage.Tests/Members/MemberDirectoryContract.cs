using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;
using static Oqupie.Storage.Tests.Members.SomeMembers;

namespace Oqupie.Storage.Tests.Members;

/// <summary>A row for each member, and what must be unique among them.</summary>
public abstract class MemberDirectoryContract(Stores stores)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountId Account { get; } = StoresFixture.NewAccount();

    private IMemberDirectory Directory => stores.Members;

    [Fact]
    public async Task A_member_is_read_as_they_were_entered()
    {
        var group = Group("Billing");
        await stores.Groups.Enter(Account, group, Cancellation);
        var ivo = Member("Ivo", Role.Admin, group.Id) with { Brands = ["cook", "sky"], Invitation = new([1, 2, 3], Now.AddDays(7)) };

        var version = await Directory.Enter(Account, ivo, Cancellation);

        var read = (await Read(ivo))!;
        Assert.NotEqual("", version);
        Assert.Equal(Text(ivo with { Version = version! }), Text(read));
    }

    [Fact]
    public async Task Who_is_away_is_so_since_then()
    {
        var ivo = await Entered(Member("ivo"));

        await Directory.Change(Account, ivo, ivo with { Availability = Availability.Away, AvailabilitySince = Now.AddHours(1) }, Cancellation);

        Assert.Equal((Availability.Available, null), (ivo.Availability, ivo.AvailabilitySince));
        var read = Assert.Single(await Directory.Find(Account, [ivo.Id], Cancellation));
        Assert.Equal((Availability.Away, Now.AddHours(1)), (read.Availability, read.AvailabilitySince));
    }

    [Fact]
    public async Task An_address_is_one_members_in_whatever_case()
    {
        await Directory.Enter(Account, Member("ivo"), Cancellation);

        Assert.Null(await Directory.Enter(Account, Member("IVO"), Cancellation));
        Assert.NotNull(await Directory.Enter(StoresFixture.NewAccount(), Member("ivo"), Cancellation));
    }

    [Fact]
    public async Task Of_those_who_race_for_an_address_one_wins()
    {
        var versions = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Directory.Enter(Account, Member("ivo"), Cancellation)));

        Assert.Single(versions, version => version is not null);
    }

    [Fact]
    public async Task There_is_one_owner()
    {
        await Directory.Enter(Account, Member("olivia", Role.Owner) with { Present = false }, Cancellation);

        Assert.Null(await Directory.Enter(Account, Member("eve", Role.Owner), Cancellation));
        Assert.Equal("olivia", (await Directory.Owner(Account, Cancellation))!.Name);
    }

    [Fact]
    public async Task A_write_that_has_not_seen_the_last_one_changes_nothing()
    {
        var ivo = await Entered(Member("ivo"));
        var version = await Directory.Change(Account, ivo, ivo with { Name = "Ivo" }, Cancellation);

        Assert.Null(await Directory.Change(Account, ivo, ivo with { Role = Role.Admin }, Cancellation));
        await Directory.Delete(Account, ivo, Cancellation);

        var read = (await Read(ivo))!;
        Assert.Equal(("Ivo", Role.Agent, version), (read.Name, read.Role, read.Version));
    }

    [Fact]
    public async Task A_change_of_groups_is_the_groups_too()
    {
        var (billing, night) = (Group("Billing"), Group("Night shift"));
        await stores.Groups.Enter(Account, billing, Cancellation);
        await stores.Groups.Enter(Account, night, Cancellation);
        var ivo = await Entered(Member("ivo", Role.Agent, billing.Id));

        await Directory.Change(Account, ivo, ivo with { Groups = [night.Id, "none"] }, Cancellation);

        Assert.Equal([night.Id], (await Read(ivo))!.Groups);
        Assert.Empty((await stores.Groups.Read(new(Account, billing.Id), Cancellation))!.Members);
        Assert.Equal([ivo.Id], (await stores.Groups.Read(new(Account, night.Id), Cancellation))!.Members);
    }

    [Fact]
    public async Task Who_is_deleted_is_in_no_group_and_their_address_is_free()
    {
        var group = Group("Billing");
        await stores.Groups.Enter(Account, group, Cancellation);
        var ivo = await Entered(Member("ivo", Role.Agent, group.Id));

        await Directory.Delete(Account, ivo, Cancellation);

        Assert.Null(await Read(ivo));
        Assert.Empty((await stores.Groups.Read(new(Account, group.Id), Cancellation))!.Members);
        Assert.NotNull(await Directory.Enter(Account, Member("ivo"), Cancellation));
    }

    [Fact]
    public async Task Who_comes_or_leaves_is_in_no_list()
    {
        var ivo = Member("ivo") with { Present = false };
        await Directory.Enter(Account, ivo, Cancellation);

        Assert.Empty((await Directory.Page(Account, new(), Cancellation))!.Items);
        Assert.Empty(await Directory.Find(Account, [ivo.Id], Cancellation));
        Assert.Equal(ivo.Id, (await Directory.Holder(Account, "ivo@acme.example", Cancellation))!.Id);
        Assert.Contains(new MemberId(Account, ivo.Id), await Directory.Unfinished(Cancellation));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        for (var n = 0; n < 7; n++)
        {
            await Directory.Enter(Account, Member($"m{n}") with { CreatedAt = Now.AddSeconds(n / 3) }, Cancellation);
        }

        var names = new List<string>();
        string? cursor = null;

        do
        {
            var page = (await Directory.Page(Account, new() { Limit = 2, Cursor = cursor }, Cancellation))!;
            Assert.InRange(page.Items.Length, 1, 2);
            names.AddRange(page.Items.Select(member => member.Name));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(["m0", "m1", "m2", "m3", "m4", "m5", "m6"], names.Order(StringComparer.Ordinal));
        Assert.Equal("m6", names[^1]);
    }

    [Fact]
    public async Task A_strange_cursor_is_no_page() =>
        Assert.Null(await Directory.Page(Account, new() { Cursor = "bm9uc2Vuc2U" }, Cancellation));

    [Theory]
    [InlineData("OM", "Tom_")]
    [InlineData("m_@", "Tom_")]
    [InlineData("%", null)]
    [InlineData("한서", "한서윤")]
    public async Task Text_finds_by_any_part_of_name_and_address_and_by_the_letter(string text, string? found)
    {
        await Directory.Enter(Account, Member("Tom_"), Cancellation);
        await Directory.Enter(Account, Member("한서윤"), Cancellation);

        var page = (await Directory.Page(Account, new() { Text = text }, Cancellation))!;

        Assert.Equal(found, page.Items.SingleOrDefault()?.Name);
    }

    [Fact]
    public async Task Others_accounts_are_not_there()
    {
        var ivo = await Entered(Member("ivo"));
        var there = StoresFixture.NewAccount();

        Assert.Empty(await Directory.Find(there, [ivo.Id], Cancellation));
        Assert.Empty((await Directory.Page(there, new(), Cancellation))!.Items);
        Assert.Null(await Directory.Holder(there, "ivo@acme.example", Cancellation));
    }

    private async Task<Member> Entered(Member member) => member with { Version = (await Directory.Enter(Account, member, Cancellation))! };

    private Task<Member?> Read(Member member) => Directory.Read(new(Account, member.Id), Cancellation);

    private static string Text(Member member) => System.Text.Json.JsonSerializer.Serialize(member);
}

public sealed class MemoryMemberDirectoryTests(StoresFixture fixture) : MemberDirectoryContract(fixture.Memory);

public sealed class SqliteMemberDirectoryTests(StoresFixture fixture) : MemberDirectoryContract(fixture.Sqlite);

public sealed class PostgreSqlMemberDirectoryTests(StoresFixture fixture) : MemberDirectoryContract(fixture.PostgreSql);
