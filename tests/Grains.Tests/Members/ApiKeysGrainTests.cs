using Oqupie.Contracts;
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
        Done(await silo.Keys(account).Remove(made.Info.Id));
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

    [Fact]
    public async Task Keys_do_not_make_keys()
    {
        var (account, owner) = await silo.NewCompany();
        var key = Done(await silo.Keys(account).Open(Done(await silo.Keys(account).Make(owner, "All", ["*"])).Text));

        Assert.Equal(RefusalKind.NotAllowed, Refused(await silo.Keys(account).Make(key, "Child", ["*"])).Kind);
    }
}
