using Microsoft.Extensions.Logging.Abstractions;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;
using Orleans.Runtime;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Members;

/// <summary>
/// Coming and leaving write the row, the address and the row again. Whichever of them fails, nobody sees half a member, and the next one comes.
/// </summary>
public sealed class BrokenOffTests : IAsyncLifetime
{
    // One of its own: which write fails is counted over the whole silo.
    private readonly PeopleSilo _silo = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_invitation_that_failed_is_nobodys_and_can_be_made_again(int write)
    {
        var (account, owner) = await _silo.NewCompany();
        _silo.Stores.Members.FailWrite(write);

        await Assert.ThrowsAnyAsync<Exception>(() => _silo.Invitations(account).Invite(owner, Wish(account), ""));

        Assert.Single(await _silo.Everybody(account));
        Done(await _silo.Invitations(account).Invite(owner, Wish(account), ""));
        Assert.Equal(2, (await _silo.Everybody(account)).Length);
    }

    [Fact]
    public async Task An_invitation_whose_address_could_not_be_taken_is_nobodys_and_can_be_made_again()
    {
        var (account, owner) = await _silo.NewCompany();
        _silo.Storage.FailNextWrite("sign-in", $"ivo@{account}.example");

        await Assert.ThrowsAsync<OrleansException>(() => _silo.Invitations(account).Invite(owner, Wish(account), ""));

        Assert.Single(await _silo.Everybody(account));
        Done(await _silo.Invitations(account).Invite(owner, Wish(account), ""));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_owner_who_came_half_comes_at_the_next_try(int write)
    {
        var account = PeopleSilo.NewAccount();
        _silo.Stores.Members.FailWrite(write);
        await Assert.ThrowsAnyAsync<Exception>(() => _silo.Members(account).MakeOwner($"owner@{account}.example", "Olivia", "en"));
        Assert.Null(await _silo.Members(account).Owner());

        Done(await _silo.Members(account).MakeOwner($"owner@{account}.example", "Olivia", "en"));

        Assert.Equal("Olivia", (await _silo.Members(account).Owner())!.Name);
    }

    [Fact]
    public async Task One_whose_leaving_could_not_be_written_is_still_there()
    {
        var (account, owner) = await _silo.NewCompany();
        var ivo = await Invited(account, owner);
        _silo.Stores.Members.FailWrite(1);

        await Assert.ThrowsAnyAsync<Exception>(() => _silo.Agent(account, ivo.Id).Remove(owner));

        Assert.Equal("Ivo", Done(await _silo.Agent(account, ivo.Id).Read()).Name);
        Done(await _silo.Agent(account, ivo.Id).Remove(owner));
    }

    [Fact]
    public async Task Who_left_is_gone_though_the_address_was_not_given_back_and_it_is_when_it_is_wanted()
    {
        var (account, owner) = await _silo.NewCompany();
        var ivo = await Invited(account, owner);
        _silo.Storage.FailNextWrite("sign-in", ivo.Email);

        Done(await _silo.Agent(account, ivo.Id).Remove(owner));

        Assert.Single(await _silo.Everybody(account));
        Assert.Equal(RefusalKind.NotFound, Refused(await _silo.Agent(account, ivo.Id).Rights()).Kind);
        Done(await _silo.Invitations(account).Invite(owner, Wish(account), ""));
    }

    [Fact]
    public async Task Who_left_is_gone_though_the_row_was_not_cleared_away()
    {
        var (account, owner) = await _silo.NewCompany();
        var ivo = await Invited(account, owner);
        _silo.Stores.Members.FailWrite(2);

        Done(await _silo.Agent(account, ivo.Id).Remove(owner));

        Assert.Single(await _silo.Everybody(account));
        Assert.Null(await _silo.SignIn(ivo.Email).Read());
    }

    [Fact]
    public async Task What_broke_off_is_cleared_away_when_a_silo_starts()
    {
        var (account, owner) = await _silo.NewCompany();
        var ivo = await Invited(account, owner);
        _silo.Storage.FailNextWrite("sign-in", ivo.Email);
        Done(await _silo.Agent(account, ivo.Id).Remove(owner));
        Assert.Contains(new MemberId(account, ivo.Id), await _silo.Stores.Members.Unfinished(Cancellation));

        await new UnfinishedMembers(_silo.Client, _silo.Stores.Members, TimeProvider.System, NullLogger<UnfinishedMembers>.Instance).Finish(Cancellation);

        Assert.Empty(await _silo.Stores.Members.Unfinished(Cancellation));
        Assert.Null(await _silo.SignIn(ivo.Email).Read());
    }

    public ValueTask InitializeAsync() => _silo.InitializeAsync();

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    private async Task<MemberInfo> Invited(AccountId account, Actor owner) => Done(await _silo.Invitations(account).Invite(owner, Wish(account), "")).Member;

    private static InvitationWish Wish(AccountId account) => new() { Email = $"ivo@{account}.example", Name = "Ivo", Role = Role.Agent };
}
