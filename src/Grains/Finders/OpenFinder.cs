using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Finders;

namespace Oqupie.Grains.Finders;

/// <summary>A finder as requests are checked by it, in a silo's memory alone.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Info">What it is set to.</param>
/// <param name="Secrets">By their ids, as apps know them.</param>
internal sealed record OpenFinder(AccountId Account, FinderInfo Info, ImmutableSortedDictionary<string, string> Secrets)
{
    /// <summary>The id of the secret; null where it is none. All are compared, each in a time that tells nothing.</summary>
    public string? SecretOf(string said)
    {
        string? found = null;

        foreach (var (id, secret) in Secrets)
        {
            found = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(said), Encoding.UTF8.GetBytes(secret)) ? id : found;
        }

        return found;
    }

    /// <summary>That of the keys, position by position; else the default; null where there is none.</summary>
    public FinderConnection? Connection(ImmutableArray<string?> keys) =>
        Info.Connections.FirstOrDefault(one => keys.Select((key, at) => key == one.Keys.ElementAtOrDefault(at)).All(same => same))
        ?? Info.Connections.FirstOrDefault(one => one.Default);
}
