using Oqupie.Contracts;
using Orleans.Runtime;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Accounts;

public sealed class AccountGrainTests(PeopleSilo silo)
{
    [Fact]
    public async Task An_account_is_set_up_once()
    {
        var account = silo.Account(PeopleSilo.NewAccount());

        Assert.Equal("accountName", Refused(await account.SetUp(" ")).Field);
        Assert.Equal("Acme", Done(await account.SetUp(" Acme ")).Name);
        Assert.Equal(RefusalKind.Conflict, Refused(await account.SetUp("Bcme")).Kind);
        Assert.Equal("Acme", (await account.Read())!.Name);
    }

    [Fact]
    public async Task The_keys_are_three_random_ones_and_never_change()
    {
        var id = PeopleSilo.NewAccount();
        await silo.Account(id).SetUp("Acme");
        var before = await silo.Account(id).Keys();

        await silo.Forget();

        var after = await silo.Account(id).Keys();
        Assert.Equal<byte[]>([before.Mail, before.Links, before.Customers], [after.Mail, after.Links, after.Customers]);
        Assert.All([after.Mail, after.Links, after.Customers], key => Assert.Equal(32, key.Length));
        Assert.Equal(3, new[] { after.Mail, after.Links, after.Customers }.Select(Convert.ToHexString).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task The_keys_are_not_stored_as_they_are()
    {
        var id = PeopleSilo.NewAccount();
        await silo.Account(id).SetUp("Acme");

        var stored = Convert.ToHexString(
            System.Text.Json.JsonDocument.Parse(silo.Storage.Json("account", id.Value)!).RootElement.GetProperty("sealedKeys").GetBytesFromBase64());

        Assert.DoesNotContain(Convert.ToHexString((await silo.Account(id).Keys()).Mail), stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_stored_was_not_done()
    {
        var id = PeopleSilo.NewAccount();
        silo.Storage.FailNextWrite("account", id.Value);

        await Assert.ThrowsAsync<OrleansException>(() => silo.Account(id).SetUp("Acme"));

        Assert.Null(await silo.Account(id).Read());
        Assert.Equal("Bcme", Done(await silo.Account(id).SetUp("Bcme")).Name);
    }
}
