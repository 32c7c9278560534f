using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MimeKit;
using MimeKit.Utils;
using Oqupie.Channels.Email.Addresses;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Channels.Email.Characters;

/// <summary>What stands in a mail's headers, in characters: labels mended, unlabelled bytes guessed, controls taken out.</summary>
internal sealed class MailHeaders
{
    private const int MaxParties = 200;
    private const int MaxIds = 200;
    private const int MaxId = 500;
    private const int MaxIdBytes = 200_000;
    private const int MaxParameters = 20_000;

    private static readonly SearchValues<char> Lines = SearchValues.Create("\r\n\t\u2028\u2029\u0085");

    private static readonly ParserOptions Options = new() { CharsetEncoding = Encoding.UTF8 };

    private readonly MimeMessage _message;
    private readonly Encoding _unlabelled;

    public MailHeaders(MimeMessage message, IEnumerable<MimeEntity> parts)
    {
        _message = message;
        _unlabelled = Unlabelled(message, message.Headers.Concat(parts.SelectMany(part => part.Headers)));
    }

    public string Subject => Line(Decode(_message.Headers.FirstOrDefault(header => header.Id is HeaderId.Subject)), 1_000);

    /// <summary>Null where there is none that could be told from another's; the raw bytes then stand for it.</summary>
    public string? MailId => Ids(HeaderId.MessageId).FirstOrDefault();

    /// <summary>Oldest first: References, then In-Reply-To where that is not among them.</summary>
    public ImmutableArray<string> References
    {
        get
        {
            var ids = Ids(HeaderId.References).Concat(Ids(HeaderId.InReplyTo)).Distinct(StringComparer.Ordinal).ToImmutableArray();
            return ids.Length <= MaxIds ? ids : [ids[0], .. ids[^(MaxIds - 1)..]];
        }
    }

    /// <summary>
    /// From is who it is; who merely wants the answer (Reply-To) is asked only where neither From nor Sender says anything. Where returned mail goes
    /// (Return-Path) is nobody who asks: it is a machine's, most often.
    /// </summary>
    public MailParty From =>
        Parties(HeaderId.From).Concat(Parties(HeaderId.Sender)).Concat(Parties(HeaderId.ReplyTo)).FirstOrDefault() ?? new("", "");

    public bool HasManySenders => Parties(HeaderId.From).Length > 1;

    public ImmutableArray<MailParty> Parties(HeaderId id) =>
    [
        .. _message.Headers.Where(header => header.Id == id).SelectMany(Addresses)
            .Select(one => new MailParty(NameOf(one.Name), one.Address))
            .DistinctBy(party => party.Email, StringComparer.OrdinalIgnoreCase)
            .Take(MaxParties),
    ];

    public string? Text(string field) =>
        _message.Headers.FirstOrDefault(header => string.Equals(header.Field, field, StringComparison.OrdinalIgnoreCase)) is { } header
            ? Decode(header).Trim()
            : null;

    public bool Has(string field) => _message.Headers.Contains(field);

    /// <summary>The name a part goes by, as its sender means it; null where it has none.</summary>
    public string? FileName(MimeEntity part) =>
        Parameter(part, HeaderId.ContentDisposition, "filename") ?? Parameter(part, HeaderId.ContentType, "name")
        ?? (part is MimePart { FileName: { Length: > 0 } last } ? last : null);

    /// <summary>One line, without what could make it read as something else (controls, changes of direction).</summary>
    public static string Line(string? text, int most)
    {
        var line = new StringBuilder();

        foreach (var c in text ?? "")
        {
            if (Lines.Contains(c))
            {
                line.Append(line is { Length: > 0 } && line[^1] is ' ' ? "" : " ");
            }
            else if (!char.IsControl(c) && c is not (>= '\u202A' and <= '\u202E') and not (>= '\u2066' and <= '\u2069'))
            {
                line.Append(c);
            }

            if (line.Length >= most)
            {
                break;
            }
        }

        var whole = line.ToString().Trim();
        return whole.Length > 0 && char.IsHighSurrogate(whole[^1]) ? whole[..^1] : whole;
    }

    // A name that looks like another address says who somebody is not: "support@bank.example" <eve@elsewhere.example>.
    private static string NameOf(string written)
    {
        var bare = Unquoted(written);
        var name = Line(Rfc2047.DecodeText(Options, Encoding.UTF8.GetBytes(bare)), 200);
        return name.Contains('@', StringComparison.Ordinal) || name.Contains('＠', StringComparison.Ordinal) ? "" : name;
    }

    private string Decode(Header? header) => header is null ? "" : Rfc2047.DecodeText(Options, EncodedWords.Mend(header.RawValue, _unlabelled));

    private string? Parameter(MimeEntity part, HeaderId id, string name) =>
        part.Headers.FirstOrDefault(header => header.Id == id) is { } header
        && HeaderParameters.Read(Beginning(header), name) is { Length: > 0 } value
            ? value
            : null;

    private string Beginning(Header header) =>
        EncodedWords.Characters(header.RawValue.AsSpan(0, Math.Min(header.RawValue.Length, MaxParameters)), _unlabelled);

    // Some programs encode the whole header, its addresses too.
    private IReadOnlyList<NamedAddress> Addresses(Header header)
    {
        var written = Encoding.UTF8.GetString(EncodedWords.Mend(header.RawValue, _unlabelled));
        var found = AddressLine.Read(written);
        return found.Count > 0 || !written.Contains("=?", StringComparison.Ordinal)
            ? found
            : AddressLine.Read(Rfc2047.DecodeText(Options, Encoding.UTF8.GetBytes(written)));
    }

    // Words are encoded within quotes, too, against the standard.
    private static string Unquoted(string name)
    {
        var bare = new StringBuilder(name.Length);

        for (var i = 0; i < name.Length; i++)
        {
            i += name[i] is '\\' && i + 1 < name.Length ? 1 : 0;
            bare.Append(name[i] is '"' && (i is 0 || name[i - 1] is not '\\') ? "" : name[i].ToString());
        }

        return bare.ToString().Trim().Trim('\'');
    }

    private IEnumerable<string> Ids(HeaderId id) => _message.Headers.Where(header => header.Id == id)
        .SelectMany(header => MimeUtils.EnumerateReferences(header.RawValue, 0, Math.Min(header.RawValue.Length, MaxIdBytes)).DefaultIfEmpty(Bare(header)))
        .Select(one => one.Trim('<', '>', ' '))
        .Where(one => one.Length is > 0 and <= MaxId && !one.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)));

    // Without brackets, as some programs write it.
    private static string Bare(Header header) => header.RawValue.Length <= MaxIdBytes ? header.Value?.Trim() ?? "" : "";

    // Who writes raw bytes into headers writes the body in the same charset, and labels that more often.
    private static Encoding Unlabelled(MimeMessage message, IEnumerable<Header> headers)
    {
        var bytes = headers.Where(header => header.RawValue.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)0x7F)).SelectMany(header => header.RawValue)
            .Take(65_536).ToArray();

        if (bytes.Length is 0)
        {
            return Encoding.UTF8;
        }

        var label = message.BodyParts.OfType<TextPart>().Take(10).Select(part => part.ContentType.Charset)
            .FirstOrDefault(charset => !string.IsNullOrEmpty(charset));
        return MailCharsets.Labelled(label) is { CodePage: 949 or 932 or 51932 or 54936 or 950 } asian
            && MailCharsets.GetString(asian, bytes).AsSpan().IndexOf('\uFFFD') < 0
            ? asian
            : CharsetGuess.Of(bytes);
    }

    /// <summary>When the sender says it was written; null where that cannot be.</summary>
    public DateTimeOffset? WrittenAt
    {
        get
        {
            var header = _message.Headers[HeaderId.Date] ?? _message.Headers[HeaderId.ResentDate];
            return header is not null && DateUtils.TryParse(header, out var date) && date.Year is > 1980 and < 2200 ? date : null;
        }
    }
}
