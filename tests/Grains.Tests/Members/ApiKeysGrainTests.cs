using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Members;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Members;

public sealed class ApiKeysGrainTests(PeopleSilo silo)
{
    [Fact]
    public async Task A_key_opens_as_what_it_was_made_for_also_after_the_grain_comes_back()
    {
        var (account, owner) = await silo.NewCompany();
        var made = Done(await silo.Keys(account).Make(owner, "Importer", ["tickets:write"]));

        await silo.Forget();

        var actor = Done(await silo.Keys(account).Open(made.Text));
        Assert.Equal((ActorKind.ApiKey, made.Info.Id, TicketScope.All), (actor.Kind, actor.Id, actor.Scope));
        Assert.Equal(Permission.WorkOnTickets | Permission.SeeAllTickets, actor.Permissions);
    }

    [Fact]
    public async Task What_is_stored_of_a_key_opens_nothing()
    {
        var (account, owner) = await silo.NewCompany();

        var text = Done(await silo.Keys(account).Make(owner, "Importer", ["*"])).Text;

        Assert.DoesNotContain(text.Split('.')[3], silo.Storage.Json("api-keys", account.Value)!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_a_wrong_secret_nor_another_account_nor_a_removed_key_opens()
    {
        var (account, owner) = await silo.NewCompany();
        var made = Done(await silo.Keys(account).Make(owner, "Importer", ["*"]));
        var key = ApiKeyText.Parse(made.Text, null);

        Assert.Equal(RefusalKind.NotFound, Refused(await silo.Keys(account).Open((key with { Secret = "wrong" }).ToString())).Kind);
        Assert.Equal(RefusalKind.NotFound, Refused(await silo.Keys(PeopleSilo.NewAccount()).Open(made.Text)).Kind);
        Done(await silo.Keys(account).Remove(owner, made.Info.Id));
        Assert.Equal(RefusalKind.NotFound, Refused(await silo.Keys(account).Open(made.Text)).Kind);
    }

    [Fact]
    public async Task A_key_may_not_do_more_than_its_maker()
    {
        var (account, owner) = await silo.NewCompany();
        var agent = owner with { Permissions = PermissionTable.Of(Role.Agent) };

        Assert.Equal(RefusalKind.NotAllowed, Refused(await silo.Keys(account).Make(agent, "Importer", ["brands:write"])).Kind);
        Assert.Equal("scopes", Refused(await silo.Keys(account).Make(owner, "Importer", ["none:write"])).Field);
        Assert.Equal("scopes", Refused(await silo.Keys(account).Make(owner, "Importer", [])).Field);
        Assert.Equal("name", Refused(await silo.Keys(account).Make(owner, " ", ["*"])).Field);
    }

    [Theory]
    [InlineData(Role.Admin, Permission.WorkOnTickets | Permission.SeeAllTickets | Permission.ManageBrands, TicketScope.All)]
    [InlineData(Role.ProAgent, Permission.WorkOnTickets | Permission.SeeAllTickets, TicketScope.All)]
    [InlineData(Role.Agent, Permission.WorkOnTickets, TicketScope.Groups)]
    public async Task A_key_may_what_its_maker_may_now_cut_to_its_scopes(Role now, Permission may, TicketScope sees)
    {
        var (account, owner) = await silo.NewCompany();
        var maker = await NewAdmin(account, owner);
        var key = Done(await silo.Keys(account).Make(maker, "Importer", ["tickets:write", "brands:write"])).Text;

        Done(await silo.Agent(account, maker.Id).Change(owner, new() { Role = now }));

        var actor = Done(await silo.Keys(account).Open(key));
        Assert.Equal((may, sees, maker.Id), (actor.Permissions, actor.Scope, actor.Self));
    }

    [Fact]
    public async Task A_key_serves_the_brands_that_its_maker_serves_now()
    {
        var (account, owner) = await silo.NewCompany();
        var brand = Done(await silo.Brand(BrandId.New(account)).Make(new() { Name = "Cook", Language = "ko", SupportEmail = "a@cook.example" })).Id;
        var maker = await NewAdmin(account, owner);
        var key = Done(await silo.Keys(account).Make(maker, "Importer", ["*"])).Text;

        Done(await silo.Agent(account, maker.Id).Change(owner, new() { Brands = [brand] }));

        Assert.Equal([brand], Done(await silo.Keys(account).Open(key)).Brands!.Value);
    }

    [Fact]
    public async Task A_key_ends_with_its_maker_and_is_not_listed_any_more()
    {
        var (account, owner) = await silo.NewCompany();
        var maker = await NewAdmin(account, owner);
        var key = Done(await silo.Keys(account).Make(maker, "Importer", ["*"]));

        Done(await silo.Agent(account, maker.Id).Remove(owner));

        Assert.Equal(RefusalKind.NotFound, Refused(await silo.Keys(account).Open(key.Text)).Kind);
        Assert.Empty(await silo.Keys(account).All(owner));
    }

    [Fact]
    public async Task Who_is_limited_to_brands_has_no_hand_in_keys_of_who_is_not()
    {
        var (account, owner) = await silo.NewCompany();
        var key = Done(await silo.Keys(account).Make(owner, "Importer", ["*"])).Info.Id;
        var limited = owner with { Id = "adam", Brands = ["cook"] };

        Assert.Empty(await silo.Keys(account).All(limited));
        Assert.Equal(RefusalKind.NotFound, Refused(await silo.Keys(account).Remove(limited, key)).Kind);
    }

    [Fact]
    public async Task Keys_do_not_make_keys()
    {
        var (account, owner) = await silo.NewCompany();
        var key = Done(await silo.Keys(account).Open(Done(await silo.Keys(account).Make(owner, "All", ["*"])).Text));

        Assert.Equal(RefusalKind.NotAllowed, Refused(await silo.Keys(account).Make(key, "Child", ["*"])).Kind);
    }

    private async Task<Actor> NewAdmin(AccountId account, Actor owner)
    {
        var wish = new InvitationWish { Email = $"{LocalKey.New()}@{account}.example", Name = "Adam", Role = Role.Admin };
        var invitation = Done(await silo.Invitations(account).Invite(owner, wish, ""));
        Done(await silo.Invitations(account).Accept(invitation.Token, "Adam"));
        return Done(await silo.Agent(account, invitation.Member.Id).Rights());
    }
}
