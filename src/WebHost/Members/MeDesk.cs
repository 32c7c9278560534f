using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Members;

/// <summary>Shows members themselves.</summary>
internal sealed class MeDesk(IGrainFactory grains, RightsCache rights, KnownDevices devices, IOptions<SignInOptions> options, TimeProvider clock)
{
    public async Task<Outcome<Me>> Show(AccountId account, Outcome<MemberInfo> member) =>
        member.Succeeded(out var info, out var refusal) ? await Of(account, info) : refusal;

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

        var member = Member(signIn.Account, signIn.Member);
        var endsAt = clock.GetUtcNow() + options.Value.EndsAfter;

        if (await member.BeginSession(signIn.SecurityStamp, endsAt) is not { } session || !(await member.Read()).Succeeded(out var info, out _))
        {
            return AccessRules.NotSignedIn.ToProblem(); // Removed, or given another password, at this very moment.
        }

        await SessionCookie.Begin(http, signIn.Account, new(signIn.Member, signIn.SecurityStamp, session, endsAt));
        devices.Remember(http, info.Email);
        return TypedResults.Ok(await Of(signIn.Account, info));
    }

    /// <summary>Ends the session for good: a copy of its cookie opens nothing any more.</summary>
    public async Task End(HttpContext http)
    {
        if (Caller.Of(http.User) is { Session: { } session } caller)
        {
            await Member(caller.Account, session.Member).EndSession(session.Id);
            await rights.Hear(caller.Account);
        }

        await http.SignOutAsync(SessionCookie.Scheme);
    }

    /// <summary>What is left out stays.</summary>
    public async Task<Outcome<Me>> Change(Actor actor, MePatch wish)
    {
        if (wish.Notifications is { } notifications && (await Bell(actor.Account, actor.Id).Set(notifications)).Refusal is { } refused)
        {
            return refused;
        }

        if (wish.Preferences is { } preferences)
        {
            await Preferences(actor.Account, actor.Id).Change(preferences);
        }

        var member = new MemberWish { Name = wish.Name, Language = wish.Language, Availability = wish.Availability };
        return await Show(actor.Account, await Member(actor.Account, actor.Id).Change(actor, member));
    }

    private IPreferencesGrain Preferences(AccountId account, string member) =>
        grains.GetGrain<IPreferencesGrain>(new MemberId(account, member).ToString());

    private INotificationsGrain Bell(AccountId account, string member) =>
        grains.GetGrain<INotificationsGrain>(new MemberId(account, member).ToString());

    private async Task<Me> Of(AccountId account, MemberInfo member)
    {
        var bell = Bell(account, member.Id);
        return Me.Of(await Read(account), member, await bell.Settings(), await bell.MailLeaves(), await Preferences(account, member.Id).Read());
    }

    private IAgentGrain Member(AccountId account, string member) => grains.GetGrain<IAgentGrain>(new MemberId(account, member).ToString());

    private async Task<AccountInfo> Read(AccountId account) =>
        await grains.GetGrain<IAccountGrain>(account.ToString()).Read() ?? new AccountInfo(account.ToString(), "");
}
