using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Orleans.Concurrency;

namespace Oqupie.Grains.Members;

/// <summary>Several of it may wait for mail servers at once, while the invited one's <see cref="AgentGrain"/> goes on answering.</summary>
[StatelessWorker(maxLocalWorkers: 8), GrainType("invitations")]
internal sealed class InvitationsGrain(IMemberDirectory directory, ISystemMail mail, TimeProvider clock) : Grain, IInvitationsGrain
{
    /// <summary>Less than callers wait; after it the inviting one hands the link over by themselves.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private AccountId Account => new(this.GetPrimaryKeyString());

    public async Task<Outcome<Invitation>> Invite(Actor by, InvitationWish wish, string baseAddress)
    {
        var entered = await Enter(by, wish);

        if (entered.Refusal == InvitationRules.AddressTaken && await FinishedHolder(wish.Email))
        {
            entered = await Enter(by, wish);
        }

        return await Hand(entered, baseAddress);
    }

    public async Task<Outcome<Invitation>> Renew(Actor by, string member, string baseAddress) =>
        Invited(member) is { } invited ? await Hand(await invited.Renew(by), baseAddress) : InvitationRules.NoSuchInvitation;

    public async Task<Outcome<Done>> Cancel(Actor by, string member) =>
        Invited(member) is { } invited ? await invited.Cancel(by) : InvitationRules.NoSuchInvitation;

    public async Task<Outcome<MemberInfo>> Find(string token) =>
        InvitedBy(token) is { } invited ? await invited.Find(token) : InvitationRules.NoSuchInvitation;

    public async Task<Outcome<MemberInfo>> Accept(string token, string name) =>
        InvitedBy(token) is { } invited ? await invited.Accept(token, name) : InvitationRules.NoSuchInvitation;

    private Task<Outcome<Invitation>> Enter(Actor by, InvitationWish wish) => GrainFactory.Invited(MemberId.New(Account)).Invite(by, wish);

    /// <summary>Whether the address was held by one whose coming or leaving broke off, which has been cleared away.</summary>
    private async Task<bool> FinishedHolder(string email)
    {
        if (await directory.Holder(Account, EmailAddress.Key(email), CancellationToken.None) is not { Present: false } holder)
        {
            return false;
        }

        await GrainFactory.Row(new(Account, holder.Id)).Finish();
        return true;
    }

    private IInvitedGrain? Invited(string member) => LocalKey.IsValid(member) ? GrainFactory.Invited(new(Account, member)) : null;

    private IInvitedGrain? InvitedBy(string token) =>
        InvitationToken.TryParse(token, null, out var parsed) && parsed.Account == Account ? GrainFactory.Invited(new(Account, parsed.Member)) : null;

    private async Task<Outcome<Invitation>> Hand(Outcome<Invitation> entered, string baseAddress)
    {
        if (!entered.Succeeded(out var invitation, out var refusal))
        {
            return refusal;
        }

        var linked = invitation with { Link = $"{baseAddress}/invitations/{invitation.Token}" };
        return linked with { Mailed = baseAddress.Length > 0 && await Mail(linked) };
    }

    private async Task<bool> Mail(Invitation invitation)
    {
        var account = await GrainFactory.GetGrain<IAccountGrain>(Account.ToString()).Read();
        var (subject, text) = InvitationMail.Of(invitation, account?.Name ?? Account.Value);
        using var patience = new CancellationTokenSource(Patience, clock);

        try
        {
            return await mail.Send(invitation.Member.Name, invitation.Member.Email, subject, text, html: null, patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return false; // The invitation stands; its link is in the answer.
        }
    }
}
