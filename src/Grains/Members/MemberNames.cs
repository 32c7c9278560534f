using System.Collections.Concurrent;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>Who members and groups are, by id, for the silo's own use: events name nobody. May be ten seconds behind.</summary>
public sealed class MemberNames(IMemberDirectory members, IGroupDirectory groups, TimeProvider clock)
{
    /// <summary>Somebody unknown may have joined just now, so they are asked for again sooner.</summary>
    private static readonly TimeSpan Unknown = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Known = TimeSpan.FromSeconds(10);

    /// <summary>Then all are forgotten; a silo seldom has to do with more at a time.</summary>
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<MemberId, Entry> _members = new();
    private readonly ConcurrentDictionary<GroupId, Entry> _groups = new();

    /// <summary>The member's name; empty for one who is not there any more.</summary>
    public async ValueTask<string> NameOf(AccountId account, string member) => await Member(account, member) ?? "";

    public async ValueTask<bool> IsMember(AccountId account, string member) => await Member(account, member) is not null;

    public async ValueTask<bool> IsGroup(AccountId account, string group) =>
        await Look(_groups, new GroupId(account, group), async id => (await groups.Read(id, CancellationToken.None))?.Name) is not null;

    private ValueTask<string?> Member(AccountId account, string member) => Look(
        _members,
        new MemberId(account, member),
        async id => await members.Read(id, CancellationToken.None) is { Present: true } found ? found.Name : null);

    private async ValueTask<string?> Look<TId>(ConcurrentDictionary<TId, Entry> entries, TId id, Func<TId, Task<string?>> read)
        where TId : notnull
    {
        if (entries.TryGetValue(id, out var entry) && clock.GetElapsedTime(entry.ReadAt) < (entry.Name is null ? Unknown : Known))
        {
            return entry.Name;
        }

        if (entries.Count >= Most)
        {
            entries.Clear();
        }

        var readAt = clock.GetTimestamp();
        var name = await read(id);
        entries[id] = new(readAt, name);
        return name;
    }

    private readonly record struct Entry(long ReadAt, string? Name);
}
