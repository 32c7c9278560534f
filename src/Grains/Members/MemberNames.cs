using System.Collections.Concurrent;
using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>Who members and groups are, by id, for the silo's own use: events name nobody. May be ten seconds behind.</summary>
public sealed class MemberNames(IGrainFactory grains, TimeProvider clock)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<AccountId, Book> _books = new();

    /// <summary>The member's name; empty for one who is not there any more.</summary>
    public async ValueTask<string> NameOf(AccountId account, string member)
    {
        var book = await Open(account, unless: found => found.Members.ContainsKey(member));
        return book.Members.GetValueOrDefault(member, "");
    }

    public async ValueTask<bool> IsMember(AccountId account, string member) =>
        (await Open(account, unless: found => found.Members.ContainsKey(member))).Members.ContainsKey(member);

    public async ValueTask<bool> IsGroup(AccountId account, string group) =>
        (await Open(account, unless: found => found.Groups.Contains(group))).Groups.Contains(group);

    // Somebody unknown may have joined just now, so the book is opened anew for them, but not more than once a second.
    private async ValueTask<Book> Open(AccountId account, Func<Book, bool> unless)
    {
        var now = clock.GetUtcNow();

        if (_books.TryGetValue(account, out var book))
        {
            var age = now - book.ReadAt;

            if (age < TimeSpan.FromSeconds(1) || (age < MaxAge && unless(book)))
            {
                return book;
            }
        }

        var members = await grains.GetGrain<IMembersGrain>(account.Value).All();
        var groups = await grains.GetGrain<IGroupsGrain>(account.Value).AllGroups();
        book = new(now, members.ToImmutableDictionary(member => member.Id, member => member.Name), [.. groups.Select(group => group.Id)]);
        _books[account] = book;
        return book;
    }

    private sealed record Book(DateTimeOffset ReadAt, ImmutableDictionary<string, string> Members, ImmutableHashSet<string> Groups);
}
