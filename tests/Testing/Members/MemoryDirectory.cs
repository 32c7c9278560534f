using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;

namespace Oqupie.Testing.Members;

/// <summary>What the directories of members and groups share in memory. One lock is one transaction.</summary>
internal sealed class MemoryDirectory
{
    private int _writesUntilFailure;

    public Lock Gate { get; } = new();

    /// <summary>Without their groups.</summary>
    public Dictionary<MemberId, Member> Members { get; } = [];

    /// <summary>Without their members.</summary>
    public Dictionary<GroupId, Group> Groups { get; } = [];

    /// <summary>In the order they were put in.</summary>
    public List<(GroupId Group, MemberId Member)> Places { get; } = [];

    public void FailWrite(int number) => _writesUntilFailure = number;

    public void BeforeWrite()
    {
        if (_writesUntilFailure > 0 && --_writesUntilFailure is 0)
        {
            throw new IOException("The storage is out of order.");
        }
    }

    public Member? Read(MemberId id) => Members.GetValueOrDefault(id) is { } member
        ? member with { Groups = [.. Places.Where(place => place.Member == id).Select(place => place.Group.Local).Order(StringComparer.Ordinal)] }
        : null;

    public Group? Read(GroupId id) => Groups.GetValueOrDefault(id) is { } group
        ? group with { Members = [.. Places.Where(place => place.Group == id).Select(place => place.Member.Local)] }
        : null;

    public void Join(GroupId group, MemberId member)
    {
        if (Groups.ContainsKey(group) && Members.ContainsKey(member) && !Places.Contains((group, member)))
        {
            Places.Add((group, member));
        }
    }

    /// <summary>The list from after the cursor's item on; null where there is no such cursor. A cursor is an item's id here.</summary>
    public static DirectoryPage<T>? Page<T>(IEnumerable<T> list, Func<T, string> idOf, DirectoryQuery query)
    {
        var items = list.ToList();
        var begin = query.Cursor is { } cursor ? items.FindIndex(item => idOf(item) == cursor) + 1 : 0;

        if (query.Cursor is not null && begin is 0)
        {
            return null;
        }

        var page = items.Skip(begin).Take(query.Limit).ToList();
        return new([.. page], begin + page.Count < items.Count ? idOf(page[^1]) : null);
    }

    public static bool Has(string words, string? typed) =>
        string.IsNullOrEmpty(typed) || EmailAddress.Key(words).Contains(EmailAddress.Key(typed), StringComparison.Ordinal);

    public static MemberId Id(AccountId account, Member member) => new(account, member.Id);
}
