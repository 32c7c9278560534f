using System.Globalization;
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

    /// <summary>An address that was so many customers' and is nobody's is the last one's again.</summary>
    private const int MostHolders = 20;

    /// <returns>The known customer, or the id a new one gets and null.</returns>
    public async Task<(CustomerId Id, KnownCustomer? Known)> Find(AccountId account, CustomerIdentity identity, CancellationToken cancellationToken)
    {
        if (await store.Find(account, identity, cancellationToken) is { } known)
        {
            return (known.Id, known);
        }

        var keys = await keyring.Of(account);
        var id = new CustomerId(account, IdOf(keys.Customers, identity.ToString()));

        // Somebody had this address first and has it no more. Who writes from it now is somebody else.
        for (var next = 1; next <= MostHolders && await store.IsGiven(id, cancellationToken); next++)
        {
            if (await store.Find(account, identity, cancellationToken) is { } meanwhile)
            {
                return (meanwhile.Id, meanwhile);
            }

            id = new(account, IdOf(keys.Customers, string.Create(CultureInfo.InvariantCulture, $"{identity}\n{next}")));
        }

        return (id, null);
    }

    // 80 bits of an HMAC: the same stranger is the same customer on every silo, and the id tells nothing without the key.
    private static string IdOf(byte[] key, string text)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text), hash);
        Span<char> id = stackalloc char[IdLength];

        for (var i = 0; i < IdLength; i++)
        {
            id[i] = Alphabet[hash[i] & 31];
        }

        return new(id);
    }
}
