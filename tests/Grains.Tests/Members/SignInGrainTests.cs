using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Tests.Members;

public sealed class SignInGrainTests(PeopleSilo silo)
{
    private readonly AccountId _account = PeopleSilo.NewAccount();

    [Fact]
    public async Task An_address_is_taken_once()
    {
        var address = silo.SignIn($"ada@{_account}.example");

        Assert.True(await address.Claim(_account, "ada"));
        Assert.True(await address.Claim(_account, "ada"));
        Assert.False(await address.Claim(_account, "eve"));
    }

    [Fact]
    public async Task Who_saves_what_somebody_else_has_saved_meanwhile_saves_nothing()
    {
        var address = silo.SignIn($"bob@{_account}.example");
        await address.Claim(_account, "bob");
        var read = (await address.Read())!;
        await address.Save(read with { PasswordHash = "first" });

        Assert.Null(await address.Save(read with { PasswordHash = "second" }));

        Assert.Equal("first", (await address.Read())!.PasswordHash);
    }

    [Fact]
    public async Task Who_has_the_new_stamp_goes_on()
    {
        var address = silo.SignIn($"cy@{_account}.example");
        await address.Claim(_account, "cy");
        var read = (await address.Read())!;
        var stamp = await address.Save(read with { AccessFailedCount = 1 });

        Assert.NotNull(await address.Save(read with { AccessFailedCount = 2, ConcurrencyStamp = stamp! }));
    }

    [Fact]
    public async Task Hosts_are_told_when_sessions_end()
    {
        var address = silo.SignIn($"dan@{_account}.example");
        await address.Claim(_account, "dan");
        var heard = await silo.News(_account).Since("", 0);

        await address.Save((await address.Read())! with { SecurityStamp = "new" });

        Assert.Equal(
            [new AccountChange(AccountChangeKind.Member, "dan")],
            (await silo.News(_account).Since(heard.Epoch, heard.Number)).Changes);
    }

    [Fact]
    public async Task Only_its_holder_gives_an_address_back()
    {
        var address = silo.SignIn($"eva@{_account}.example");
        await address.Claim(_account, "eva");

        await address.Release(_account, "eve");
        Assert.NotNull(await address.Read());

        await address.Release(_account, "eva");
        Assert.Null(await address.Read());
    }
}
