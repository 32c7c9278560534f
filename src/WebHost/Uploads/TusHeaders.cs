using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Oqupie.Contracts;
using Oqupie.Contracts.Uploads;
using Oqupie.Files;

namespace Oqupie.WebHost.Uploads;

/// <summary>What tus 1.0.0 says in headers, read and written. Pure.</summary>
internal static class TusHeaders
{
    public const string Version = "1.0.0";
    public const string Resumable = "Tus-Resumable";
    public const string Offset = "Upload-Offset";
    public const string Length = "Upload-Length";
    public const string Defer = "Upload-Defer-Length";
    public const string Metadata = "Upload-Metadata";
    public const string BodyType = "application/offset+octet-stream";

    private const int LongestMetadata = 4096;

    private static readonly Refusal BadMetadata = Refusal.Invalid("Pairs of a name and Base64, with commas between.", Metadata, "bad_upload_metadata");

    /// <summary>A number of bytes: digits alone, below 2^63.</summary>
    public static bool TryBytes(string? text, out long bytes) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out bytes);

    /// <summary>What whoever begins says: a length or that it comes later, and what the file is called.</summary>
    public static Outcome<UploadWish> Wish(IHeaderDictionary headers)
    {
        var (said, later) = (headers[Length].ToString(), headers[Defer].ToString());
        var length = 0L;

        if (said.Length > 0 == later.Length > 0 || (said.Length > 0 && !TryBytes(said, out length)) || later is not ("" or "1"))
        {
            return Refusal.Invalid("Say Upload-Length, or Upload-Defer-Length: 1.", Length, "bad_upload_length");
        }

        var metadata = headers[Metadata].ToString();

        if (Pairs(metadata) is not { } pairs)
        {
            return BadMetadata;
        }

        return new UploadWish
        {
            Length = said.Length > 0 ? length : null,
            Name = FileNames.Clean(pairs.GetValueOrDefault("filename") ?? pairs.GetValueOrDefault("name")),
            ContentType = FileNames.CleanType(pairs.GetValueOrDefault("filetype") ?? pairs.GetValueOrDefault("type")),
            Metadata = metadata,
        };
    }

    /// <summary>Says how far it is, and until when it is kept.</summary>
    public static void Write(HttpResponse response, Upload upload)
    {
        response.Headers[Offset] = upload.Offset.ToString(CultureInfo.InvariantCulture);
        response.Headers["Upload-Expires"] = upload.Until.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>Says all there is of it.</summary>
    public static void WriteAll(HttpResponse response, Upload upload)
    {
        Write(response, upload);
        var (name, value) = upload.Wish.Length is { } length ? (Length, length.ToString(CultureInfo.InvariantCulture)) : (Defer, "1");
        response.Headers[name] = value;
        response.Headers.CacheControl = "no-store";

        if (upload.Wish.Metadata.Length > 0)
        {
            response.Headers[Metadata] = upload.Wish.Metadata;
        }
    }

    // Null where it is not what the protocol says: a name is there once, without blanks and commas; a value may be missing.
    private static Dictionary<string, string>? Pairs(string metadata)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);

        if (metadata.Length is 0)
        {
            return pairs;
        }

        if (metadata.Length > LongestMetadata || metadata.Any(c => c is < ' ' or > '~'))
        {
            return null;
        }

        foreach (var pair in metadata.Split(','))
        {
            var parts = pair.Trim(' ').Split(' ');
            var value = parts.Length > 1 ? parts[1] : "";

            if (parts.Length > 2 || parts[0].Length is 0 || !Base64.IsValid(value) || !pairs.TryAdd(parts[0], Text(value)))
            {
                return null;
            }
        }

        return pairs;
    }

    private static string Text(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
