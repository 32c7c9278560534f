using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Accounts;

namespace Oqupie.Grains.Members;

/// <summary>Keeps one member's row, alone, and remembers it. Coming and leaving take the address too and are in the other half of this class.</summary>
[GrainType("agent")]
internal sealed partial class AgentGrain(
    IMemberDirectory directory,
    IGroupDirectory groups,
    SignInAddresses addresses,
    AccountTeller teller,
    IOptions<MembersOptions> options,
    TimeProvider clock,
    ILogger<AgentGrain> logger) : Grain, IAgentGrain, IInvitedGrain, IAgentRowGrain
{
    /// <summary>A group that could not tell of its change, because its silo died, is noticed after this.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(30);

    private static readonly Refusal Raced = Refusal.Conflict("Somebody is changing this member just now.", "being_changed");

    private Member? _row;
    private long? _readAt;

    private MemberId Id => MemberId.Of(this.GetPrimaryKeyString());

    private AccountId Account => Id.Account;

    /// <summary>As fine as the databases keep it, so that what is answered now is what is read later.</summary>
    private DateTimeOffset Now
    {
        get
        {
            var now = clock.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    public async Task<Outcome<MemberInfo>> Read() => await Present() is { } member ? member.ToInfo() : MemberRules.NoSuchMember;

    public async Task<Outcome<Actor>> Rights() => await Present() is { } member ? MemberRules.Rights(member, Account) : MemberRules.NoSuchMember;

    public async Task<Outcome<AgentSession>> Session()
    {
        if (await Present() is not { } member || !MemberRules.Rights(member, Account).Succeeded(out var actor, out _))
        {
            return MemberRules.NoSuchMember;
        }

        return await addresses.Of(Id, member.Address) is { } signIn
            ? new AgentSession(actor, signIn.SecurityStamp, member.Name) { Sessions = [.. signIn.Sessions.Select(session => session.Id)] }
            : MemberRules.NoSuchMember;
    }

    public async Task<string?> BeginSession(string stamp, DateTimeOffset endsAt) =>
        await Present() is { Invitation: null } member ? await addresses.BeginSession(Id, member.Address, stamp, endsAt) : null;

    public async Task EndSession(string session)
    {
        if (await Present() is { } member)
        {
            await addresses.EndSession(Id, member.Address, session);
        }
    }

    public async Task<Outcome<MemberInfo>> Change(Actor by, MemberWish wish)
    {
        if (await Present() is not { } member)
        {
            return MemberRules.NoSuchMember;
        }

        return MemberRules.Change(member, by, wish, await PlacesIn(wish.Brands, wish.Groups)).Succeeded(out var next, out var refusal)
            ? await Change(member, AvailabilityRules.Switch(next, wish.Availability, Now))
            : refusal;
    }

    public async Task<Outcome<Invitation>> Renew(Actor by)
    {
        if (await Present() is not { } member)
        {
            return InvitationRules.NoSuchInvitation;
        }

        var (secret, invitation) = NewInvitation();
        var renewed = await Change(member, InvitationRules.Renew(member, by, invitation));
        return renewed.Succeeded(out var info, out var refusal) ? Show(info, secret, invitation) : refusal;
    }

    public async Task<Outcome<MemberInfo>> Find(string token) =>
        InvitationRules.Find(await Present(), TokenOrNone(token), Now).Succeeded(out var member, out var refusal) ? member.ToInfo() : refusal;

    public async Task<Outcome<MemberInfo>> Accept(string token, string name)
    {
        var invited = await Present();
        return invited is null
            ? InvitationRules.NoSuchInvitation
            : await Change(invited, InvitationRules.Accept(invited, TokenOrNone(token), name, Now));
    }

    public Task Heed()
    {
        Forget();
        return Task.CompletedTask;
    }

    // The only writer of a row that stays. Store, then keep, then tell.
    private async Task<Outcome<MemberInfo>> Change(Member before, Outcome<Member> wanted)
    {
        if (!wanted.Succeeded(out var next, out var refusal))
        {
            return refusal;
        }

        if (next == before)
        {
            return next.ToInfo();
        }

        if (await Store(before, next) is not { } stored)
        {
            return Raced;
        }

        await teller.Tell(Account, [new(AccountChangeKind.Member, Id.Local), .. GroupsMoved(before.Groups, next.Groups)]);
        return stored.ToInfo();
    }

    /// <returns>What is now stored; null where it was another already.</returns>
    private async Task<Member?> Store(Member before, Member next)
    {
        Forget(); // A write that fails may have arrived all the same.
        var version = await directory.Change(Account, before, next, CancellationToken.None);
        return version is null ? null : Keep(next with { Version = version });
    }

    private async Task<Member?> Present() => await Row() is { Present: true } row ? row : null;

    private async Task<Member?> Row()
    {
        if (_readAt is { } at && clock.GetElapsedTime(at) < Trust)
        {
            return _row;
        }

        return Keep(await directory.Read(Id, CancellationToken.None));
    }

    private Member? Keep(Member? row)
    {
        (_row, _readAt) = (row, clock.GetTimestamp());
        return row;
    }

    private void Forget() => (_row, _readAt) = (null, null);

    private static IEnumerable<AccountChange> GroupsMoved(ImmutableArray<string> before, ImmutableArray<string> next) =>
        before.Except(next, StringComparer.Ordinal).Concat(next.Except(before, StringComparer.Ordinal))
            .Select(group => new AccountChange(AccountChangeKind.Group, group));

    private async Task<KnownPlaces> PlacesIn(ImmutableArray<string>? brands, ImmutableArray<string>? wished) => new(
        brands is { IsEmpty: false } named
            ? [.. (await GrainFactory.GetGrain<IBrandDirectoryGrain>(Account.ToString()).Named(named)).Select(brand => brand.Id)]
            : [],
        wished is { IsEmpty: false } groupsNamed
            ? [.. (await groups.Find(Account, groupsNamed, CancellationToken.None)).Select(group => group.Id)]
            : []);
}
