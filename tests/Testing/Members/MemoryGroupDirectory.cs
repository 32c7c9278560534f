using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;

namespace Oqupie.Testing.Members;

public sealed class MemoryGroupDirectory : IGroupDirectory
{
    private readonly MemoryDirectory _directory;

    internal MemoryGroupDirectory(MemoryDirectory directory) => _directory = directory;

    public Task<Group?> Read(GroupId group, CancellationToken cancellationToken) => In(() => _directory.Read(group));

    public Task<Group?> Named(AccountId account, string name, CancellationToken cancellationToken) =>
        In(() => Of(account).FirstOrDefault(group => string.Equals(group.Name, name, StringComparison.OrdinalIgnoreCase)));

    public Task<DirectoryPage<Group>?> Page(AccountId account, DirectoryQuery query, CancellationToken cancellationToken) => In(() => MemoryDirectory.Page(
        Of(account).Where(group => MemoryDirectory.Has(group.Name, query.Text)).OrderBy(group => group.Name, StringComparer.Ordinal),
        group => group.Id,
        query));

    public Task<ImmutableArray<Group>> Find(AccountId account, ImmutableArray<string> ids, CancellationToken cancellationToken) =>
        In(() => Of(account).Where(group => ids.Contains(group.Id)).ToImmutableArray());

    public Task<string?> Enter(AccountId account, Group group, CancellationToken cancellationToken) => In(() =>
    {
        _directory.BeforeWrite();
        return _directory.Groups.ContainsKey(new(account, group.Id)) || IsNameTaken(account, group) ? null : Put(account, group);
    });

    public Task<string?> Change(AccountId account, Group before, Group next, CancellationToken cancellationToken) => In(() =>
    {
        _directory.BeforeWrite();
        return _directory.Groups.GetValueOrDefault(new(account, before.Id))?.Version == before.Version && !IsNameTaken(account, next)
            ? Put(account, next)
            : null;
    });

    public Task Delete(AccountId account, Group group, CancellationToken cancellationToken) => In(() =>
    {
        _directory.BeforeWrite();
        var id = new GroupId(account, group.Id);

        if (_directory.Groups.GetValueOrDefault(id)?.Version == group.Version)
        {
            _directory.Places.RemoveAll(place => place.Group == id);
            return _directory.Groups.Remove(id);
        }

        return false;
    });

    private IEnumerable<Group> Of(AccountId account) =>
        _directory.Groups.Keys.Where(id => id.Account == account).ToList().Select(id => _directory.Read(id)!);

    private bool IsNameTaken(AccountId account, Group group) =>
        Of(account).Any(other => other.Id != group.Id && string.Equals(other.Name, group.Name, StringComparison.OrdinalIgnoreCase));

    private string Put(AccountId account, Group group)
    {
        var id = new GroupId(account, group.Id);
        var version = LocalKey.New();
        _directory.Groups[id] = group with { Version = version, Members = [] };
        _directory.Places.RemoveAll(place => place.Group == id);

        foreach (var local in group.Members)
        {
            if (_directory.Members.GetValueOrDefault(new(account, local)) is { Present: true })
            {
                _directory.Join(id, new(account, local));
            }
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
