using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Files.Links;

/// <summary>
/// The last part of <c>/files/{token}</c>: which file of which reply, and until when, signed by the account's links key with 160 bits. It is made anew whenever
/// it is written down, so that it lies nowhere; what it leads to is asked of the ticket. Pure.
/// </summary>
/// <param name="Account">Whose key signs it.</param>
/// <param name="Ticket">Its number.</param>
/// <param name="Item">The reply's version.</param>
/// <param name="File">Which of its files, from 0.</param>
/// <param name="Until">To the second.</param>
public sealed record FileLinkToken(AccountId Account, long Ticket, long Item, int File, DateTimeOffset Until)
{
    private const string Purpose = "oqupie.file-link";
    private const int SignatureSize = 20;
    private const int Longest = 300;

    /// <summary>As it stands in an address.</summary>
    public string Write(byte[] key)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"{Account.Value}:{Ticket}:{Item}:{File}:{Until.ToUnixTimeSeconds()}");
        return $"{Base64Url.EncodeToString(Encoding.ASCII.GetBytes(said))}.{Sign(key, said)}";
    }

    /// <summary>What it says it is; null where it is nothing of the kind. Believe it when <see cref="IsGenuine"/> says so.</summary>
    public static FileLinkToken? Read(string? text)
    {
        if (text is not { Length: > 0 and <= Longest } || text.Split('.') is not [var said, _] || !Base64Url.IsValid(said)
            || Encoding.ASCII.GetString(Base64Url.DecodeFromChars(said)).Split(':') is not [var account, var ticket, var item, var file, var until]
            || !LocalKey.IsValid(account)
            || !long.TryParse(ticket, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !long.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            || !int.TryParse(file, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || !long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            || end > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return null;
        }

        return new(new(account), number, version, index, DateTimeOffset.FromUnixTimeSeconds(end));
    }

    /// <summary>Whether this text is what the key makes of it; as slow for whatever is not.</summary>
    public bool IsGenuine(string text, byte[] key) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(Write(key)));

    // The purpose with its length before it: no text that the same key signs for anything else begins like that.
    private static string Sign(byte[] key, string said) => Base64Url.EncodeToString(
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{Purpose.Length}:{Purpose};{said.Length}:{said};")).AsSpan(0, SignatureSize));
}
