using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Members;

public sealed class GroupGrainTests(PeopleSilo silo)
{
    [Fact]
    public async Task A_group_has_a_name_of_its_own()
    {
        var (account, _) = await silo.NewCompany();
        var billing = await Made(account, "Billing");
        var night = await Made(account, "Night shift");

        Assert.Equal("name", Refused(await silo.Group(GroupId.New(account)).Make(Actor.System(account), "BILLING", [])).Field);
        Assert.Equal(RefusalKind.Conflict, Refused(await silo.Group(new(account, night.Id)).Change(Actor.System(account), "billing", null)).Kind);
        Done(await silo.Group(new(account, billing.Id)).Change(Actor.System(account), "BILLING", null));
    }

    [Fact]
    public async Task Members_of_a_group_must_exist()
    {
        var (account, _) = await silo.NewCompany();

        Assert.Equal("members", Refused(await silo.Group(GroupId.New(account)).Make(Actor.System(account), "Billing", ["nobody"])).Field);
    }

    [Fact]
    public async Task An_unknown_group_is_not_there()
    {
        var nobodys = GroupId.New(PeopleSilo.NewAccount());

        Assert.Equal(RefusalKind.NotFound, Refused(await silo.Group(nobodys).Read()).Kind);
        Assert.Equal(RefusalKind.NotFound, Refused(await silo.Group(nobodys).Change(Actor.System(nobodys.Account), "Billing", null)).Kind);
        Assert.Equal(RefusalKind.NotFound, Refused(await silo.Group(nobodys).Remove(Actor.System(nobodys.Account))).Kind);
    }

    [Fact]
    public async Task Rights_follow_the_group_at_once()
    {
        var (account, owner) = await silo.NewCompany();
        var rights = silo.Agent(account, owner.Id);
        var group = await Made(account, "Billing", owner.Id);
        Assert.Equal([group.Id], Done(await rights.Rights()).Groups);

        Done(await silo.Group(new(account, group.Id)).Change(Actor.System(account), null, []));
        Assert.Empty(Done(await rights.Rights()).Groups);

        Done(await silo.Group(new(account, group.Id)).Change(Actor.System(account), null, [owner.Id]));
        Assert.Equal([group.Id], Done(await rights.Rights()).Groups);

        Done(await silo.Group(new(account, group.Id)).Remove(Actor.System(account)));
        Assert.Empty(Done(await rights.Rights()).Groups);
    }

    [Fact]
    public async Task A_member_who_changes_groups_or_leaves_changes_the_groups()
    {
        var (account, owner) = await silo.NewCompany();
        var group = await Made(account, "Billing");
        var wish = new InvitationWish { Email = $"ivo@{account}.example", Name = "Ivo", Role = Role.Agent, Groups = [group.Id] };
        var ivo = Done(await silo.Invitations(account).Invite(owner, wish, "")).Member;
        Assert.Equal([ivo.Id], Done(await silo.Group(new(account, group.Id)).Read()).Members);

        Done(await silo.Agent(account, owner.Id).Change(owner, new() { Groups = [group.Id] }));
        Done(await silo.Agent(account, ivo.Id).Remove(owner));

        Assert.Equal([owner.Id], Done(await silo.Group(new(account, group.Id)).Read()).Members);
    }

    [Fact]
    public async Task Who_could_not_be_told_notices_within_half_a_minute()
    {
        var (account, owner) = await silo.NewCompany();
        var group = await Made(account, "Billing", owner.Id);
        Assert.NotEmpty(Done(await silo.Agent(account, owner.Id).Rights()).Groups);
        var stored = await silo.Stores.Groups.Read(new(account, group.Id), TestContext.Current.CancellationToken);
        await silo.Stores.Groups.Delete(account, stored!, TestContext.Current.CancellationToken); // As by a silo that died before it told.

        silo.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Empty(Done(await silo.Agent(account, owner.Id).Rights()).Groups);
    }

    [Fact]
    public async Task Hosts_are_told_of_whose_rights_changed()
    {
        var (account, owner) = await silo.NewCompany();
        var heard = await silo.News(account).Since("", 0);

        var group = await Made(account, "Billing", owner.Id);

        Assert.Equal(
            [new AccountChange(AccountChangeKind.Member, owner.Id), new AccountChange(AccountChangeKind.Group, group.Id)],
            (await silo.News(account).Since(heard.Epoch, heard.Number)).Changes);
    }

    private async Task<GroupInfo> Made(AccountId account, string name, params string[] members) =>
        Done(await silo.Group(GroupId.New(account)).Make(Actor.System(account), name, [.. members]));
}
