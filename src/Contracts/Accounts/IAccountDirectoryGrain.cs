using System.Collections.Immutable;

namespace Oqupie.Contracts.Accounts;

/// <summary>Which accounts the server has: whatever is done for each of them goes through here. The key is <see cref="Key"/>.</summary>
[Alias("oqupie.IAccountDirectoryGrain")]
public interface IAccountDirectoryGrain : IGrainWithStringKey
{
    const string Key = "accounts";

    /// <summary>An account is entered before it is set up, so one may be here that a crash kept from its name. Entered again, it keeps its place.</summary>
    [Alias("Enter")]
    Task Enter(AccountId account);

    /// <summary>The accounts in the order in which they were entered, after the given one; from the beginning where that is null.</summary>
    /// <param name="after">The last of the page before.</param>
    /// <param name="limit">1 to 1000.</param>
    [Alias("Page")]
    Task<ImmutableArray<AccountId>> Page(AccountId? after, int limit);

    /// <summary>The account that the set-up of the server made; where there is none yet, the one that it is to make.</summary>
    [Alias("First")]
    Task<AccountId> First();
}
