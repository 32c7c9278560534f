using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Accounts;

namespace Oqupie.Grains.Members;

[GrainType("members")]
internal sealed class MembersGrain(
    [PersistentState("members")] IPersistentState<Staff> staff,
    SignInAddresses addresses,
    AccountTeller teller,
    IOptions<MembersOptions> options,
    TimeProvider clock) : Grain, IMembersGrain, IInvitationBookGrain, IGroupsGrain
{
    /// <summary>160 bits for a link that lives for days.</summary>
    private const int SecretBits = 160;

    private AccountId Account => new(this.GetPrimaryKeyString());

    private Staff Staff => staff.State;

    public Task<ImmutableArray<MemberInfo>> All() =>
        Task.FromResult(Staff.Members.Values.OrderBy(member => member.CreatedAt).Select(Staff.Show).ToImmutableArray());

    public Task<Outcome<MemberInfo>> Read(string member) => Task.FromResult(Show(member));

    public Task<Outcome<Actor>> Rights(string member) => Task.FromResult(MemberRules.Rights(Staff, Account, member));

    public async Task<Outcome<MemberInfo>> MakeOwner(string email, string name, string language)
    {
        var id = Staff.Owner()?.Id ?? LocalKey.New();
        return await Join(MemberRules.MakeOwner(Staff, id, email, name, language, clock.GetUtcNow()), id) is { } refusal ? refusal : Show(id);
    }

    public async Task<Outcome<MemberInfo>> Change(Actor by, string member, MemberWish wish) =>
        await Change(MemberRules.Change(Staff, by, member, wish, await BrandsNamedIn(wish.Brands))) is { } refusal ? refusal : Show(member);

    public async Task<Outcome<MemberInfo>> Remove(Actor by, string member)
    {
        var before = Show(member);
        return await Leave(MemberRules.Remove(Staff, by, member), member) is { } refusal ? refusal : before;
    }

    public async Task<Outcome<Invitation>> Enter(Actor by, InvitationWish wish)
    {
        var (secret, invitation) = NewInvitation();
        var invited = new Member
        {
            Id = LocalKey.New(),
            Name = wish.Name.Trim(),
            Email = wish.Email.Trim(),
            Role = wish.Role,
            Language = (Staff.Find(by.Id) ?? Staff.Owner())?.Language ?? "en",
            CreatedAt = clock.GetUtcNow(),
            Invitation = invitation,
        };

        return await Join(InvitationRules.Invite(Staff, by, invited, wish, await BrandsNamedIn(wish.Brands)), invited.Id) is { } refusal
            ? refusal
            : Show(invited.Id, secret, invitation);
    }

    public async Task<Outcome<Invitation>> Renew(Actor by, string member)
    {
        var (secret, invitation) = NewInvitation();
        return await Change(InvitationRules.Renew(Staff, by, member, invitation)) is { } refusal ? refusal : Show(member, secret, invitation);
    }

    public async Task<Outcome<Done>> Strike(Actor by, string member) =>
        await Leave(InvitationRules.Cancel(Staff, by, member), member) is { } refusal ? refusal : new Done();

    public Task<Outcome<MemberInfo>> Find(string token) =>
        Task.FromResult<Outcome<MemberInfo>>(
            InvitationRules.Find(Staff, TokenOrNone(token), clock.GetUtcNow()).Succeeded(out var member, out var refusal) ? Staff.Show(member) : refusal);

    public async Task<Outcome<MemberInfo>> Accept(string token, string name) =>
        await Change(InvitationRules.Accept(Staff, TokenOrNone(token), name, clock.GetUtcNow())) is { } refusal ? refusal : Show(TokenOrNone(token).Member);

    public Task<ImmutableArray<GroupInfo>> AllGroups() =>
        Task.FromResult(Staff.Groups.Values.OrderBy(group => group.Name, StringComparer.Ordinal).Select(Show).ToImmutableArray());

    public async Task<Outcome<GroupInfo>> MakeGroup(string name, ImmutableArray<string> members)
    {
        var id = LocalKey.New();
        return await Change(GroupRules.Make(Staff, id, name, members)) is { } refusal ? refusal : Show(Staff.Groups[id]);
    }

    public async Task<Outcome<GroupInfo>> ChangeGroup(string group, string? name, ImmutableArray<string>? members) =>
        await Change(GroupRules.Change(Staff, group, name, members)) is { } refusal ? refusal : Show(Staff.Groups[group]);

    public async Task<Outcome<Done>> RemoveGroup(string group) =>
        await Change(GroupRules.Remove(Staff, group)) is { } refusal ? refusal : new Done();

    /// <summary>Takes the address first, so that no two members of this server have the same one.</summary>
    private async Task<Refusal?> Join(Outcome<Staff> wanted, string member)
    {
        if (!wanted.Succeeded(out var next, out var refusal))
        {
            return refusal;
        }

        return await addresses.Claim(new(Account, member), next.Members[member].Email, Staff) ? await Change(next) : InvitationRules.AddressTaken;
    }

    /// <summary>Gives the address back last: until then nobody else can sign in with it.</summary>
    private async Task<Refusal?> Leave(Outcome<Staff> wanted, string member)
    {
        var email = Staff.Find(member)?.Email;
        var refusal = await Change(wanted);

        if (refusal is null && email is not null)
        {
            await addresses.Release(new(Account, member), email);
        }

        return refusal;
    }

    // The only writer. Store, then keep, then tell.
    private async Task<Refusal?> Change(Outcome<Staff> wanted)
    {
        if (!wanted.Succeeded(out var next, out var refusal))
        {
            return refusal;
        }

        var changes = Staff.ChangesTo(next);

        if (!changes.IsEmpty)
        {
            await staff.Keep(next, this);
            await teller.Tell(Account, changes);
        }

        return null;
    }

    private Outcome<MemberInfo> Show(string member) => Staff.Find(member) is { } found ? Staff.Show(found) : MemberRules.NoSuchMember;

    private Invitation Show(string member, string secret, PendingInvitation invitation) => new()
    {
        Member = Staff.Show(Staff.Members[member]),
        Token = new InvitationToken(Account, member, secret).ToString(),
        ExpiresAt = invitation.ExpiresAt,
    };

    private static GroupInfo Show(Group group) => new() { Id = group.Id, Name = group.Name, Members = group.Members };

    private (string Secret, PendingInvitation Invitation) NewInvitation()
    {
        var secret = Secret.New(SecretBits);
        return (secret, new(Secret.Hash(secret), clock.GetUtcNow().AddDays(options.Value.InvitationDays)));
    }

    private static InvitationToken TokenOrNone(string text) => InvitationToken.TryParse(text, null, out var token) ? token : new(default, "", "");

    private async Task<IReadOnlyCollection<string>> BrandsNamedIn(ImmutableArray<string>? wished) =>
        wished is { IsEmpty: false }
            ? [.. (await GrainFactory.GetGrain<IBrandDirectoryGrain>(Account.ToString()).Named(wished.Value)).Select(brand => brand.Id)]
            : [];
}
