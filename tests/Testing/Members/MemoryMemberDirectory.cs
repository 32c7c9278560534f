using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;

namespace Oqupie.Testing.Members;

public sealed class MemoryMemberDirectory : IMemberDirectory
{
    private readonly MemoryDirectory _directory;

    internal MemoryMemberDirectory(MemoryDirectory directory) => _directory = directory;

    /// <summary>The write of this number from now on fails, of members or of groups.</summary>
    public void FailWrite(int number) => _directory.FailWrite(number);

    public Task<Member?> Read(MemberId member, CancellationToken cancellationToken) => In(() => _directory.Read(member));

    public Task<Member?> Holder(AccountId account, string address, CancellationToken cancellationToken) =>
        In(() => Of(account).FirstOrDefault(member => member.Address == address));

    public Task<Member?> Owner(AccountId account, CancellationToken cancellationToken) =>
        In(() => Of(account).FirstOrDefault(member => member.Role is Role.Owner));

    public Task<DirectoryPage<Member>?> Page(AccountId account, DirectoryQuery query, CancellationToken cancellationToken) => In(() => MemoryDirectory.Page(
        Of(account).Where(member => member.Present && MemoryDirectory.Has($"{member.Name} {member.Email}", query.Text))
            .OrderBy(member => member.CreatedAt).ThenBy(member => member.Id, StringComparer.Ordinal),
        member => member.Id,
        query));

    public Task<ImmutableArray<Member>> Find(AccountId account, ImmutableArray<string> ids, CancellationToken cancellationToken) =>
        In(() => Of(account).Where(member => member.Present && ids.Contains(member.Id)).ToImmutableArray());

    public Task<string?> Enter(AccountId account, Member member, CancellationToken cancellationToken) => In(() =>
    {
        _directory.BeforeWrite();
        var id = MemoryDirectory.Id(account, member);

        if (_directory.Members.ContainsKey(id)
            || Of(account).Any(other => other.Address == member.Address || (other.Role is Role.Owner && member.Role is Role.Owner)))
        {
            return null;
        }

        return Put(account, member, []);
    });

    public Task<string?> Change(AccountId account, Member before, Member next, CancellationToken cancellationToken) => In(() =>
    {
        _directory.BeforeWrite();
        return _directory.Members.GetValueOrDefault(MemoryDirectory.Id(account, before))?.Version == before.Version
            ? Put(account, next, before.Groups)
            : null;
    });

    public Task Delete(AccountId account, Member member, CancellationToken cancellationToken) => In(() =>
    {
        _directory.BeforeWrite();
        var id = MemoryDirectory.Id(account, member);

        if (_directory.Members.GetValueOrDefault(id)?.Version == member.Version)
        {
            _directory.Places.RemoveAll(place => place.Member == id);
            return _directory.Members.Remove(id);
        }

        return false;
    });

    public Task<ImmutableArray<MemberId>> Unfinished(CancellationToken cancellationToken) =>
        In(() => _directory.Members.Where(row => !row.Value.Present).Select(row => row.Key).ToImmutableArray());

    private IEnumerable<Member> Of(AccountId account) =>
        _directory.Members.Keys.Where(id => id.Account == account).ToList().Select(id => _directory.Read(id)!);

    private string Put(AccountId account, Member member, ImmutableArray<string> before)
    {
        var id = MemoryDirectory.Id(account, member);
        var version = LocalKey.New();
        _directory.Members[id] = member with { Version = version, Groups = [] };
        _directory.Places.RemoveAll(place => place.Member == id && before.Contains(place.Group.Local) && !member.Groups.Contains(place.Group.Local));

        foreach (var group in member.Groups)
        {
            _directory.Join(new(account, group), id);
        }

        return version;
    }

    private Task<T> In<T>(Func<T> transaction)
    {
        lock (_directory.Gate)
        {
            return Task.FromResult(transaction());
        }
    }
}
