using System.Security.Cryptography;
using System.Text;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Grains.Accounts;

namespace Oqupie.Grains.Customers;

/// <summary>Finds the customer behind an identity, or says who they will be.</summary>
public sealed class CustomerFinder(ICustomerStore store, AccountKeyring keyring)
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int IdLength = 16;

    /// <returns>The known customer, or the id a new one gets and null.</returns>
    public async Task<(CustomerId Id, KnownCustomer? Known)> Find(AccountId account, CustomerIdentity identity, CancellationToken cancellationToken)
    {
        if (await store.Find(account, identity, cancellationToken) is { } known)
        {
            return (known.Id, known);
        }

        var keys = await keyring.Of(account);
        return (new(account, IdOf(keys.Customers, identity)), null);
    }

    // 80 bits of an HMAC: the same stranger is the same customer on every silo, and the id tells nothing without the key.
    private static string IdOf(byte[] key, CustomerIdentity identity)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(identity.ToString()), hash);
        Span<char> id = stackalloc char[IdLength];

        for (var i = 0; i < IdLength; i++)
        {
            id[i] = Alphabet[hash[i] & 31];
        }

        return new(id);
    }
}
