using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>
/// The members of all accounts, a row each. What must be unique is decided here, whoever asks at the same time: an address within its account, and the
/// owner. A write is one transaction with the groups it touches.
/// </summary>
public interface IMemberDirectory
{
    /// <summary>Present or not; null where there is no row.</summary>
    Task<Member?> Read(MemberId member, CancellationToken cancellationToken);

    /// <summary>Whose an address is in this account, present or not.</summary>
    /// <param name="address">As addresses are compared.</param>
    Task<Member?> Holder(AccountId account, string address, CancellationToken cancellationToken);

    /// <summary>Present or not.</summary>
    Task<Member?> Owner(AccountId account, CancellationToken cancellationToken);

    /// <summary>Those present, in the order they came; null where the cursor is not one of this list.</summary>
    Task<DirectoryPage<Member>?> Page(AccountId account, DirectoryQuery query, CancellationToken cancellationToken);

    /// <summary>Those of these who are present, in no order.</summary>
    Task<ImmutableArray<Member>> Find(AccountId account, ImmutableArray<string> ids, CancellationToken cancellationToken);

    /// <summary>Adds a row, and its member to those of its groups that exist.</summary>
    /// <returns>Its version; null, and nothing kept, where the id or the address is taken, or another is the owner.</returns>
    Task<string?> Enter(AccountId account, Member member, CancellationToken cancellationToken);

    /// <summary>Writes a row anew, with what is different of its groups. The address stays.</summary>
    /// <returns>Its new version; null, and nothing kept, where <paramref name="before"/> is not what is stored.</returns>
    Task<string?> Change(AccountId account, Member before, Member next, CancellationToken cancellationToken);

    /// <summary>Takes a row out, and its member out of all groups. Nothing happens where <paramref name="member"/> is not what is stored.</summary>
    Task Delete(AccountId account, Member member, CancellationToken cancellationToken);

    /// <summary>All who are not present, of every account.</summary>
    Task<ImmutableArray<MemberId>> Unfinished(CancellationToken cancellationToken);
}

/// <param name="Items">In the list's order.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record DirectoryPage<T>(ImmutableArray<T> Items, string? Next);
