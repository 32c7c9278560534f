using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Orleans.Concurrency;

namespace Oqupie.Grains.Members;

/// <summary>Several of it may wait for mail servers at once, while <see cref="MembersGrain"/> goes on answering.</summary>
[StatelessWorker(maxLocalWorkers: 8), GrainType("invitations")]
internal sealed class InvitationsGrain(ISystemMail mail, TimeProvider clock) : Grain, IInvitationsGrain
{
    /// <summary>Less than callers wait; after it the inviting one hands the link over by themselves.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private string Account => this.GetPrimaryKeyString();

    private IInvitationBookGrain Book => GrainFactory.GetGrain<IInvitationBookGrain>(Account);

    public async Task<Outcome<Invitation>> Invite(Actor by, InvitationWish wish, string baseAddress) =>
        await Hand(await Book.Enter(by, wish), baseAddress);

    public async Task<Outcome<Invitation>> Renew(Actor by, string member, string baseAddress) =>
        await Hand(await Book.Renew(by, member), baseAddress);

    public Task<Outcome<Done>> Cancel(Actor by, string member) => Book.Strike(by, member);

    public Task<Outcome<MemberInfo>> Find(string token) => Book.Find(token);

    public Task<Outcome<MemberInfo>> Accept(string token, string name) => Book.Accept(token, name);

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
        var account = await GrainFactory.GetGrain<IAccountGrain>(Account).Read();
        var (subject, text) = InvitationMail.Of(invitation, account?.Name ?? Account);
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
