using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Orleans.Concurrency;

namespace Oqupie.Grains.Members;

[StatelessWorker, GrainType("invitations")]
internal sealed class InvitationsGrain : Grain, IInvitationsGrain
{
    private IInvitationBookGrain Book => GrainFactory.GetGrain<IInvitationBookGrain>(this.GetPrimaryKeyString());

    public async Task<Outcome<Invitation>> Invite(Actor by, InvitationWish wish, string baseAddress) =>
        await Mail(await Book.Enter(by, wish), baseAddress);

    public async Task<Outcome<Invitation>> Renew(Actor by, string member, string baseAddress) =>
        await Mail(await Book.Renew(by, member), baseAddress);

    public Task<Outcome<Done>> Cancel(Actor by, string member) => Book.Strike(by, member);

    public Task<Outcome<MemberInfo>> Find(string token) => Book.Find(token);

    public Task<Outcome<MemberInfo>> Accept(string token, string name) => Book.Accept(token, name);

    private static Task<Outcome<Invitation>> Mail(Outcome<Invitation> entered, string baseAddress)
    {
        if (!entered.Succeeded(out var invitation, out var refusal))
        {
            return Task.FromResult<Outcome<Invitation>>(refusal);
        }

        return Task.FromResult<Outcome<Invitation>>(invitation with { Link = $"{baseAddress}/invitations/{invitation.Token}" });
    }
}
