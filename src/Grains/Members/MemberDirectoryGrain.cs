using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Orleans.Concurrency;

namespace Oqupie.Grains.Members;

/// <summary>Reads what spans members, on every silo at once; what it makes is decided by the directory and kept by the agent.</summary>
[StatelessWorker(maxLocalWorkers: 32), GrainType("member-directory")]
internal sealed class MemberDirectoryGrain(IMemberDirectory members, IGroupDirectory groups) : Grain, IMemberDirectoryGrain, IGroupDirectoryGrain
{
    private static readonly Refusal StrangeCursor = Refusal.Invalid("The cursor is not one of this list.", "cursor", "bad_cursor");

    private AccountId Account => new(this.GetPrimaryKeyString());

    public async Task<Outcome<MemberPage>> Members(DirectoryQuery query) =>
        await members.Page(Account, query, CancellationToken.None) is { } page
            ? new MemberPage([.. page.Items.Select(member => member.ToInfo())], page.Next)
            : StrangeCursor;

    public async Task<ImmutableArray<MemberInfo>> FindMembers(ImmutableArray<string> ids) =>
        [.. (await members.Find(Account, ids, CancellationToken.None)).Select(member => member.ToInfo())];

    public async Task<MemberInfo?> Owner() => await members.Owner(Account, CancellationToken.None) is { Present: true } owner ? owner.ToInfo() : null;

    public async Task<Outcome<MemberInfo>> MakeOwner(string email, string name, string language)
    {
        var owner = await members.Owner(Account, CancellationToken.None);

        if (owner is { Present: false })
        {
            await GrainFactory.Row(new(Account, owner.Id)).Finish(); // Waits for one who is just coming.
            owner = await members.Owner(Account, CancellationToken.None);
        }

        if (owner is not null)
        {
            return owner.Address == EmailAddress.Key(email) ? owner.ToInfo() : MemberRules.OwnerTaken;
        }

        return await GrainFactory.Row(MemberId.New(Account)).MakeOwner(email, name, language);
    }

    public async Task<Outcome<GroupPage>> Groups(DirectoryQuery query) =>
        await groups.Page(Account, query, CancellationToken.None) is { } page
            ? new GroupPage([.. page.Items.Select(group => group.ToInfo())], page.Next)
            : StrangeCursor;

    public async Task<ImmutableArray<GroupInfo>> FindGroups(ImmutableArray<string> ids) =>
        [.. (await groups.Find(Account, ids, CancellationToken.None)).Select(group => group.ToInfo())];
}
