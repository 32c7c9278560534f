using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Files;
using Oqupie.Files.Links;

namespace Oqupie.WebHost.Files;

/// <summary>
/// What one account's key says about files: ids that carry what the file is and cannot be made up, and addresses that end. Pure.
/// </summary>
internal sealed class FileSeal(AccountId account, byte[] key)
{
    // Each purpose signs texts that begin differently, so a signature for one is none for another.
    private const string IdPurpose = "oqupie.file-id";
    private const string AddressPurpose = "oqupie.file-address";
    private const string PicturePurpose = "oqupie.remote-picture";

    /// <summary>An id for a file: whoever has it may attach the file.</summary>
    public string IdOf(FileRef file)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(new IdPayload(file.Sha256, file.Size, file.Name, file.ContentType));
        return $"{Base64Url.EncodeToString(payload)}.{Sign(IdPurpose, account.Value, Convert.ToHexString(payload))}";
    }

    /// <summary>The file an id names; null where it is none of this account's.</summary>
    public FileRef? Open(string? id)
    {
        if (id?.Split('.') is not [var text, var signature] || !Base64Url.IsValid(text))
        {
            return null;
        }

        var payload = Base64Url.DecodeFromChars(text);

        if (!IsSigned(signature, IdPurpose, account.Value, Convert.ToHexString(payload)))
        {
            return null;
        }

        var file = JsonSerializer.Deserialize<IdPayload>(payload)!;
        return new() { Sha256 = file.Sha256, Size = file.Size, Name = file.Name, ContentType = file.ContentType };
    }

    /// <param name="until">When it ends.</param>
    public string AddressOf(FileRef file, DateTimeOffset until)
    {
        var end = until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var name = NameIn(file);
        return $"/files/{account}/{file.Sha256}/{Uri.EscapeDataString(name)}?until={end}&sig={Sign(AddressPurpose, account.Value, file.Sha256, name, end)}";
    }

    public bool IsGenuine(string sha256, string name, string until, string signature) =>
        IsSigned(signature, AddressPurpose, account.Value, sha256, name, until);

    /// <summary>Where a picture is shown that a mail of the ticket names and that lies elsewhere.</summary>
    public string PictureAddressOf(long ticket, string url, DateTimeOffset until)
    {
        var end = until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Sign(PicturePurpose, account.Value, ticket.ToString(CultureInfo.InvariantCulture), url, end);
        return string.Create(
            CultureInfo.InvariantCulture, $"{Wire.Api}/tickets/{ticket}/pictures?url={Uri.EscapeDataString(url)}&until={end}&sig={signature}");
    }

    /// <summary>Where a file is fetched that went out as a link.</summary>
    /// <param name="link">Until when, and where we are reached.</param>
    /// <param name="ticket">Its number.</param>
    /// <param name="item">The reply's version.</param>
    /// <param name="file">Which of its files, from 0.</param>
    public string LinkOf(FileLink link, long ticket, long item, int file) =>
        $"{link.Base}/files/{new FileLinkToken(account, ticket, item, file, link.Until).Write(key)}";

    public bool IsGenuinePicture(long ticket, string url, string until, string signature) =>
        IsSigned(signature, PicturePurpose, account.Value, ticket.ToString(CultureInfo.InvariantCulture), url, until);

    // "." and ".." would be taken out of the address by whoever follows it.
    private static string NameIn(FileRef file) => file.Name.Trim('.', ' ') is { Length: > 0 } ? file.Name : "file";

    private bool IsSigned(string signature, params IReadOnlyList<string> parts) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(Sign(parts)));

    // Each part with its length before it, so that no two lists of parts make the same text.
    private string Sign(params IReadOnlyList<string> parts) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Concat(parts.Select(part => $"{part.Length}:{part};")))));

    private sealed record IdPayload(string Sha256, long Size, string Name, string ContentType);
}
