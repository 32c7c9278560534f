using System.Runtime.CompilerServices;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Accounts;

internal static class AccountPages
{
    private const int PageSize = 200;

    /// <summary>Every account of the server, a page at a time, for what is to be done for each.</summary>
    public static async IAsyncEnumerable<AccountId> Accounts(this IGrainFactory grains, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var directory = grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key);
        AccountId? last = null;

        do
        {
            var page = await directory.Page(last, PageSize).WaitAsync(cancellationToken);

            foreach (var account in page)
            {
                yield return account;
            }

            last = page is [.., var end] ? end : null;
        }
        while (last is not null);
    }
}
