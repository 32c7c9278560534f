using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>
/// The groups of all accounts, a row each, and who is in them. A name is unique within its account, in whatever case; that is decided here. Who is in a
/// group is told once, for members and groups alike, so the two cannot say different things.
/// </summary>
public interface IGroupDirectory
{
    Task<Group?> Read(GroupId group, CancellationToken cancellationToken);

    /// <summary>By name; null where the cursor is not one of this list.</summary>
    Task<DirectoryPage<Group>?> Page(AccountId account, DirectoryQuery query, CancellationToken cancellationToken);

    /// <summary>Those of these that exist, in no order.</summary>
    Task<ImmutableArray<Group>> Find(AccountId account, ImmutableArray<string> ids, CancellationToken cancellationToken);

    /// <summary>The group of this name, in whatever case.</summary>
    Task<Group?> Named(AccountId account, string name, CancellationToken cancellationToken);

    /// <summary>Adds a group with those of its members who exist.</summary>
    /// <returns>Its version; null, and nothing kept, where the id or the name is taken.</returns>
    Task<string?> Enter(AccountId account, Group group, CancellationToken cancellationToken);

    /// <summary>Writes name and members anew.</summary>
    /// <returns>Its new version; null, and nothing kept, where <paramref name="before"/> is not what is stored, or the name is taken.</returns>
    Task<string?> Change(AccountId account, Group before, Group next, CancellationToken cancellationToken);

    /// <summary>Takes a group out, and everybody out of it. Nothing happens where <paramref name="group"/> is not what is stored.</summary>
    Task Delete(AccountId account, Group group, CancellationToken cancellationToken);
}
