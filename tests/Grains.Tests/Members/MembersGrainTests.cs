using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Members;
using Orleans.Runtime;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Members;

public sealed class MembersGrainTests(PeopleSilo silo)
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
        Assert.Equal(Permission.WorkOnTickets, Done(await silo.Members(account).Rights(member.Id)).Permissions & Permission.WorkOnTickets);
    }

    [Fact]
    public async Task What_is_stored_of_an_invitation_does_not_let_anybody_in()
    {
        var (account, owner) = await silo.NewCompany();

        var token = Done(await silo.Invitations(account).Invite(owner, Wish(account), Base)).Token;

        Assert.DoesNotContain(token.Split('.')[2], silo.Storage.Json("members", account.Value)!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_belongs_to_one_member_of_the_whole_server()
    {
        var (here, _) = await silo.NewCompany();
        var (there, owner) = await silo.NewCompany();

        var outcome = await silo.Invitations(there).Invite(owner, Wish(there) with { Email = $"OWNER@{here}.example" }, Base);

        Assert.Equal(("conflict", "email"), (Refused(outcome).Code, Refused(outcome).Field));
    }

    [Fact]
    public async Task The_address_of_one_who_left_is_free_again()
    {
        var (account, owner) = await silo.NewCompany();
        var invited = Done(await silo.Invitations(account).Invite(owner, Wish(account), Base)).Member;

        Done(await silo.Members(account).Remove(owner, invited.Id));

        Assert.Null(await silo.SignIn(invited.Email).Read());
        Done(await silo.Invitations(account).Invite(owner, Wish(account), Base));
    }

    [Fact]
    public async Task A_failed_write_leaves_no_trace_and_the_address_can_be_invited_again()
    {
        var (account, owner) = await silo.NewCompany();
        silo.Storage.FailNextWrite("members", account.Value);

        await Assert.ThrowsAsync<OrleansException>(() => silo.Invitations(account).Invite(owner, Wish(account), Base));

        Assert.Single(await silo.Members(account).All());
        Done(await silo.Invitations(account).Invite(owner, Wish(account), Base));
        Assert.Equal(2, (await silo.Members(account).All()).Length);
    }

    [Fact]
    public async Task Everything_is_still_there_when_the_grain_comes_back()
    {
        var (account, owner) = await silo.NewCompany();
        var invited = Done(await silo.Invitations(account).Invite(owner, Wish(account), Base)).Member;
        var group = Done(await silo.Groups(account).MakeGroup("Billing", [invited.Id]));
        var before = await silo.Members(account).All();

        await silo.Forget();

        Assert.Equal(Text(before), Text(await silo.Members(account).All()));
        Assert.Equal([group.Id], Done(await silo.Members(account).Read(invited.Id)).Groups);

        static string Text(IEnumerable<MemberInfo> members) => System.Text.Json.JsonSerializer.Serialize(members);
    }

    [Fact]
    public async Task Hosts_are_told_of_whose_rights_changed()
    {
        var (account, owner) = await silo.NewCompany();
        var invited = Done(await silo.Invitations(account).Invite(owner, Wish(account), Base)).Member;
        var heard = await silo.News(account).Since("", 0);

        var group = Done(await silo.Groups(account).MakeGroup("Billing", [invited.Id]));

        Assert.Equal(
            [new AccountChange(AccountChangeKind.Member, invited.Id), new AccountChange(AccountChangeKind.Group, group.Id)],
            (await silo.News(account).Since(heard.Epoch, heard.Number)).Changes);
    }

    [Fact]
    public async Task Members_serve_brands_that_exist()
    {
        var (account, owner) = await silo.NewCompany();
        var brand = Done(await silo.Brand(BrandId.New(account)).Make(new() { Name = "Cook Town", Language = "ko", SupportEmail = "help@cook.example" }));

        var invitation = Done(await silo.Invitations(account).Invite(owner, Wish(account) with { Brands = [brand.Id] }, Base));

        Assert.Equal([brand.Id], invitation.Member.Brands);
        Assert.Equal("brands", Refused(await silo.Members(account).Change(owner, invitation.Member.Id, new() { Brands = ["none"] })).Field);
    }

    private static InvitationWish Wish(AccountId account) => new() { Email = $"ivo@{account}.example", Name = "Ivo", Role = Role.Agent };
}
