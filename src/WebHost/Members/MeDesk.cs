using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Members;

/// <summary>Shows members themselves.</summary>
internal sealed class MeDesk(IGrainFactory grains)
{
    public async Task<Outcome<Me>> Show(AccountId account, Outcome<MemberInfo> member) =>
        member.Succeeded(out var info, out var refusal) ? Me.Of(await Read(account), info) : refusal;

    /// <summary>Who was removed a moment ago, before this host heard of it, is nobody any more rather than not found.</summary>
    public async Task<Outcome<Me>> Show(Actor actor)
    {
        var member = await Member(actor.Account, actor.Id).Read();
        return member.Refusal is { Kind: RefusalKind.NotFound }
            ? AccessRules.NotSignedIn
            : await Show(actor.Account, member);
    }

    /// <summary>Begins a session where somebody may, and answers as <c>GET /me</c>.</summary>
    public async Task<Results<Ok<Me>, ProblemHttpResult>> Begin(HttpContext http, Outcome<SignIn> outcome)
    {
        if (!outcome.Succeeded(out var signIn, out var refusal))
        {
            return refusal.ToProblem();
        }

        await SessionCookie.Begin(http, signIn.Account, signIn.Member, signIn.SecurityStamp);
        return (await Show(signIn.Account, await Member(signIn.Account, signIn.Member).Read())).ToHttp();
    }

    private IAgentGrain Member(AccountId account, string member) => grains.GetGrain<IAgentGrain>(new MemberId(account, member).ToString());

    private async Task<AccountInfo> Read(AccountId account) =>
        await grains.GetGrain<IAccountGrain>(account.ToString()).Read() ?? new AccountInfo(account.ToString(), "");
}
