using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>
/// Coming and leaving. The row comes first and goes last, and is not present in between, while the address is taken or given back: so whoever breaks off
/// leaves a row that says so, nobody sees half a member, and <see cref="Finish"/> clears it away.
/// </summary>
internal sealed partial class AgentGrain
{
    /// <summary>160 bits for a link that lives for days.</summary>
    private const int SecretBits = 160;

    public async Task<Outcome<MemberInfo>> MakeOwner(string email, string name, string language) =>
        MemberRules.MakeOwner(Id.Local, email, name, language, Now).Succeeded(out var owner, out var refusal)
            ? await Come(owner, taken: MemberRules.OwnerTaken)
            : refusal;

    public async Task<Outcome<Invitation>> Invite(Actor by, InvitationWish wish)
    {
        var (secret, invitation) = NewInvitation();
        var invited = new Member
        {
            Id = Id.Local,
            Name = wish.Name.Trim(),
            Email = wish.Email.Trim(),
            Role = wish.Role,
            Language = await LanguageOf(by),
            CreatedAt = Now,
            Invitation = invitation,
        };

        if (!InvitationRules.Invite(by, invited, wish, await PlacesIn(wish.Brands, wish.Groups)).Succeeded(out var coming, out var refusal))
        {
            return refusal;
        }

        return (await Come(coming, taken: InvitationRules.AddressTaken)).Succeeded(out var info, out var notCome)
            ? Show(info, secret, invitation)
            : notCome;
    }

    public async Task<Outcome<MemberInfo>> Remove(Actor by)
    {
        if (await Present() is not { } member)
        {
            return MemberRules.NoSuchMember;
        }

        return MemberRules.Remove(member, by) is { } refusal ? refusal : await Leave(member);
    }

    public async Task<Outcome<Done>> Cancel(Actor by)
    {
        if (await Present() is not { } member)
        {
            return InvitationRules.NoSuchInvitation;
        }

        if (InvitationRules.MayCancel(member, by) is { } refusal)
        {
            return refusal;
        }

        return (await Leave(member)).Succeeded(out _, out var raced) ? new Done() : raced;
    }

    public async Task Finish()
    {
        Forget();

        if (await Row() is { Present: false } row && await addresses.Release(Id, row.Address))
        {
            await GrainFactory.GetGrain<IPreferencesGrain>(Id.ToString()).Forget();
            await directory.Delete(Account, row, CancellationToken.None);
            Forget();
        }
    }

    private async Task<Outcome<MemberInfo>> Come(Member member, Refusal taken)
    {
        Forget();
        var coming = member with { Present = false };

        if (await directory.Enter(Account, coming, CancellationToken.None) is not { } version)
        {
            return taken;
        }

        coming = coming with { Version = version };

        if (!await addresses.Claim(Id, coming.Address, CancellationToken.None))
        {
            await directory.Delete(Account, coming, CancellationToken.None);
            return InvitationRules.AddressTaken;
        }

        return await Change(coming, member with { Version = version });
    }

    private async Task<Outcome<MemberInfo>> Leave(Member member)
    {
        if (await Store(member, member with { Present = false, Groups = [] }) is null)
        {
            return Raced;
        }

        await teller.Tell(Account, [new(AccountChangeKind.Member, Id.Local), .. GroupsMoved(member.Groups, [])]);
        await FinishOrLater();
        return member.ToInfo();
    }

    // They have left, whatever becomes of the rest: until the address is given back nobody else can sign in with it.
    private async Task FinishOrLater()
    {
        try
        {
            await Finish();
        }
        catch (Exception e)
        {
            LogNotFinished(e, Id);
        }
    }

    private async Task<string> LanguageOf(Actor by) =>
        (await directory.Read(new(Account, by.Id), CancellationToken.None) ?? await directory.Owner(Account, CancellationToken.None))?.Language ?? "en";

    private Invitation Show(MemberInfo member, string secret, PendingInvitation invitation) => new()
    {
        Member = member,
        Token = new InvitationToken(Account, member.Id, secret).ToString(),
        ExpiresAt = invitation.ExpiresAt,
    };

    private (string Secret, PendingInvitation Invitation) NewInvitation()
    {
        var secret = Secret.New(SecretBits);
        return (secret, new(Secret.Hash(secret), Now.AddDays(options.Value.InvitationDays)));
    }

    private static InvitationToken TokenOrNone(string text) => InvitationToken.TryParse(text, null, out var token) ? token : new(default, "", "");

    [LoggerMessage(LogLevel.Warning, "The row of {Member}, who left, is not cleared away yet.")]
    private partial void LogNotFinished(Exception exception, MemberId member);
}
