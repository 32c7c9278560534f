using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Members;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Members;

public sealed class AgentGrainTests(PeopleSilo silo)
{
    private const string Base = "https://help.acme.example";

    [Fact]
    public async Task An_invited_one_becomes_a_member_by_the_mailed_link()
    {
        var (account, owner) = await silo.NewCompany();
        var invitation = Done(await silo.Invitations(account).Invite(owner, Wish(account), Base));

        Assert.Contains(silo.Mail.Sent, mail => mail.Address == $"ivo@{account}.example" && mail.Text.Contains(invitation.Link, StringComparison.Ordinal));
        Assert.StartsWith($"{Base}/invitations/{account}.", invitation.Link, StringComparison.Ordinal);
        var member = Done(await silo.Invitations(account).Accept(invitation.Token, "Ivo"));
        Assert.Equal(Permission.WorkOnTickets, Done(await silo.Agent(account, member.Id).Rights()).Permissions & Permission.WorkOnTickets);
    }

    [Fact]
    public async Task What_is_stored_of_an_invitation_does_not_let_anybody_in()
    {
        var (account, owner) = await silo.NewCompany();

        var invitation = Done(await silo.Invitations(account).Invite(owner, Wish(account), Base));

        var stored = await silo.Stores.Members.Read(new(account, invitation.Member.Id), TestContext.Current.CancellationToken);
        var secret = invitation.Token.Split('.')[2];
        Assert.DoesNotContain(secret, System.Text.Json.JsonSerializer.Serialize(stored), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_belongs_to_one_member_of_the_whole_server()
    {
        var (here, _) = await silo.NewCompany();
        var (there, owner) = await silo.NewCompany();

        var outcome = await silo.Invitations(there).Invite(owner, Wish(there) with { Email = $"OWNER@{here}.example" }, Base);

        Assert.Equal(("email_taken", "email"), (Refused(outcome).Code, Refused(outcome).Field));
        Assert.Single(await silo.Everybody(there));
    }

    [Fact]
    public async Task An_address_is_invited_once()
    {
        var (account, owner) = await silo.NewCompany();
        Done(await silo.Invitations(account).Invite(owner, Wish(account), Base));

        var outcome = await silo.Invitations(account).Invite(owner, Wish(account) with { Email = $"IVO@{account}.example" }, Base);

        Assert.Equal(("email_taken", "email"), (Refused(outcome).Code, Refused(outcome).Field));
    }

    [Fact]
    public async Task The_address_of_one_who_left_is_free_again()
    {
        var (account, owner) = await silo.NewCompany();
        var invited = Done(await silo.Invitations(account).Invite(owner, Wish(account), Base)).Member;

        Done(await silo.Agent(account, invited.Id).Remove(owner));

        Assert.Null(await silo.SignIn(invited.Email).Read());
        Assert.Equal(RefusalKind.NotFound, Refused(await silo.Agent(account, invited.Id).Read()).Kind);
        Done(await silo.Invitations(account).Invite(owner, Wish(account), Base));
    }

    [Fact]
    public async Task There_is_one_owner()
    {
        var (account, _) = await silo.NewCompany();
        var owner = await silo.Members(account).Owner();

        var again = Done(await silo.Members(account).MakeOwner($"OWNER@{account}.example", "Olivia", "en"));

        Assert.Equal(owner!.Id, again.Id);
        Assert.Equal(RefusalKind.Conflict, Refused(await silo.Members(account).MakeOwner($"eve@{account}.example", "Eve", "en")).Kind);
    }

    [Fact]
    public async Task Everything_is_still_there_when_the_grain_comes_back()
    {
        var (account, owner) = await silo.NewCompany();
        var invited = Done(await silo.Invitations(account).Invite(owner, Wish(account), Base)).Member;
        var group = Done(await silo.Group(GroupId.New(account)).Make(Actor.System(account), "Billing", [invited.Id]));
        var before = await silo.Everybody(account);

        await silo.Forget();

        Assert.Equal(Text(before), Text(await silo.Everybody(account)));
        Assert.Equal([group.Id], Done(await silo.Agent(account, invited.Id).Read()).Groups);

        static string Text(IEnumerable<MemberInfo> members) => System.Text.Json.JsonSerializer.Serialize(members);
    }

    [Fact]
    public async Task Members_serve_brands_that_exist()
    {
        var (account, owner) = await silo.NewCompany();
        var brand = Done(await silo.Brand(BrandId.New(account)).Make(new() { Name = "Cook Town", Language = "ko", SupportEmail = "help@cook.example" }));

        var invitation = Done(await silo.Invitations(account).Invite(owner, Wish(account) with { Brands = [brand.Id] }, Base));

        Assert.Equal([brand.Id], invitation.Member.Brands);
        Assert.Equal("brands", Refused(await silo.Agent(account, invitation.Member.Id).Change(owner, new() { Brands = ["none"] })).Field);
    }

    [Fact]
    public async Task A_session_bears_the_stamp_of_the_address()
    {
        var (account, owner) = await silo.NewCompany();

        var session = Done(await silo.Agent(account, owner.Id).Session());

        Assert.Equal(("Olivia", (await silo.SignIn($"owner@{account}.example").Read())!.SecurityStamp), (session.Name, session.Stamp));
        Assert.Equal(owner.Permissions, session.Actor.Permissions);
    }

    [Fact]
    public async Task Hosts_are_told_of_a_change_and_of_the_groups_it_touched()
    {
        var (account, owner) = await silo.NewCompany();
        var group = Done(await silo.Group(GroupId.New(account)).Make(Actor.System(account), "Billing", []));
        var heard = await silo.News(account).Since("", 0);

        Done(await silo.Agent(account, owner.Id).Change(owner, new() { Groups = [group.Id] }));

        Assert.Equal(
            [new AccountChange(AccountChangeKind.Member, owner.Id), new AccountChange(AccountChangeKind.Group, group.Id)],
            (await silo.News(account).Since(heard.Epoch, heard.Number)).Changes);
    }

    private static InvitationWish Wish(AccountId account) => new() { Email = $"ivo@{account}.example", Name = "Ivo", Role = Role.Agent };
}
