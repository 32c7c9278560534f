using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Tests.Members;

public sealed class SignInGrainTests(PeopleSilo silo)
{
    private readonly AccountId _account = PeopleSilo.NewAccount();

    private DateTimeOffset Soon => silo.Clock.GetUtcNow().AddDays(14);

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
    public async Task A_session_is_open_until_it_is_ended_and_hosts_are_told()
    {
        var (address, member) = await Taken("fay");
        var session = await address.BeginSession(member, (await address.Read())!.SecurityStamp, Soon);
        var heard = await silo.News(_account).Since("", 0);
        Assert.Equal([session!], (await address.Read())!.Sessions.Select(open => open.Id));

        await address.EndSession(member, session!);

        Assert.Empty((await address.Read())!.Sessions);
        Assert.Equal([new AccountChange(AccountChangeKind.Member, "fay")], (await silo.News(_account).Since(heard.Epoch, heard.Number)).Changes);
    }

    [Fact]
    public async Task Another_password_ends_every_session_and_another_hash_ends_none()
    {
        var (address, member) = await Taken("gus");
        var read = (await address.Read())!;
        await address.BeginSession(member, read.SecurityStamp, Soon);

        var stamp = await address.Save(read with { PasswordHash = "hashed anew" });
        Assert.Single((await address.Read())!.Sessions);

        await address.Save(read with { SecurityStamp = "another", ConcurrencyStamp = stamp! });
        Assert.Empty((await address.Read())!.Sessions);
    }

    [Fact]
    public async Task Nobody_begins_a_session_with_a_stamp_or_an_address_that_is_not_theirs()
    {
        var (address, member) = await Taken("hal");
        var stamp = (await address.Read())!.SecurityStamp;

        Assert.Null(await address.BeginSession(member, "another", Soon));
        Assert.Null(await address.BeginSession(new(_account, "eve"), stamp, Soon));
    }

    [Fact]
    public async Task Of_too_many_sessions_the_oldest_end()
    {
        var (address, member) = await Taken("ida");
        var stamp = (await address.Read())!.SecurityStamp;
        var first = await address.BeginSession(member, stamp, Soon.AddMinutes(-1));

        for (var i = 0; i < 100; i++)
        {
            await address.BeginSession(member, stamp, Soon);
        }

        var open = (await address.Read())!.Sessions;
        Assert.Equal(100, open.Length);
        Assert.DoesNotContain(first, open.Select(session => session.Id));
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

    private async Task<(ISignInGrain Address, MemberId Member)> Taken(string member)
    {
        var address = silo.SignIn($"{member}@{_account}.example");
        await address.Claim(_account, member);
        return (address, new(_account, member));
    }
}
