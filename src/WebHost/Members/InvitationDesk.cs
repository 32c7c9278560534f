using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Members;

/// <summary>Where the invited come in.</summary>
internal sealed class InvitationDesk(IGrainFactory grains, PasswordDesk passwords)
{
    private static readonly Refusal NoSuchInvitation = Refusal.NotFound("There is no such invitation.");

    public async Task<Outcome<InvitedView>> Look(string token)
    {
        if (!(await Find(token)).Succeeded(out var found, out var refusal))
        {
            return refusal;
        }

        var account = await grains.GetGrain<IAccountGrain>(found.Account.ToString()).Read();
        return new InvitedView(found.Member.Email, found.Member.Name, account?.Name ?? "");
    }

    /// <summary>The password is stored first, so that a crash in between leaves a link that still works rather than a member without a password.</summary>
    public async Task<Outcome<SignIn>> Accept(string token, string name, string password)
    {
        if (!(await Find(token)).Succeeded(out var found, out var refusal))
        {
            return refusal;
        }

        var signIn = await passwords.Set(new(found.Account, found.Member.Id), found.Member.Email, password);

        if (!signIn.Succeeded(out _, out var noPassword))
        {
            return noPassword;
        }

        return (await grains.GetGrain<IInvitationsGrain>(found.Account.ToString()).Accept(token, name)).Succeeded(out _, out var notAccepted)
            ? signIn
            : notAccepted;
    }

    private async Task<Outcome<Found>> Find(string token)
    {
        if (!InvitationToken.TryParse(token, null, out var parsed))
        {
            return NoSuchInvitation;
        }

        return (await grains.GetGrain<IInvitationsGrain>(parsed.Account.ToString()).Find(token)).Succeeded(out var member, out var refusal)
            ? new Found(parsed.Account, member)
            : refusal;
    }

    private sealed record Found(AccountId Account, MemberInfo Member);
}

/// <summary>What an invitation's page shows.</summary>
internal sealed record InvitedView(string Email, string Name, string Account);
