using System.Collections.Frozen;
using System.Text;
using MimeKit;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Channels.Email.Reading;

/// <summary>A mail's parts, sorted into what is read and what is attached.</summary>
internal sealed class MailParts
{
    private static readonly FrozenSet<string> MachineTexts = FrozenSet.ToFrozenSet(
        ["calendar", "css", "csv", "directory", "javascript", "rfc822-headers", "vcard", "watch-html", "x-amp-html", "x-vcard"],
        StringComparer.OrdinalIgnoreCase);

    private readonly int _most;
    private int _count;

    private MailParts(int most) => _most = most;

    /// <summary>What is read, in order.</summary>
    public List<Piece> Pieces { get; } = [];

    /// <summary>What is attached, in order; among them pictures that a piece shows.</summary>
    public List<MimeEntity> Files { get; } = [];

    /// <summary>An invitation; it is among the files, too.</summary>
    public TextPart? Calendar { get; private set; }

    /// <summary>Encrypted wins over signed; null for a plain mail.</summary>
    public Protection? Protection { get; private set; }

    /// <exception cref="TooMuchMailException">There are more than <paramref name="most"/> parts.</exception>
    public static MailParts Of(MimeEntity? body, int most)
    {
        var parts = new MailParts(most);

        if (body is not null)
        {
            parts.Collect(body, parts.Pieces);
        }

        return parts;
    }

    // Never deep: the parser stops at MaxDepth, and a mail within a mail is a file.
    private void Collect(MimeEntity given, List<Piece> into)
    {
        var part = UntypedParts.AsText(given) ?? given;

        if (++_count > _most)
        {
            throw new TooMuchMailException($"It has more than {_most} parts.");
        }

        if (Protected(part, into) || Wrapped(part, into))
        {
            return;
        }

        switch (part)
        {
            case Multipart { Count: 0, Preamble: { Length: > 0 } said }:
                into.Add(new([Lost(said)], []));
                break;
            case MultipartAlternative alternative:
                Choose(alternative, into);
                break;
            case Multipart multipart:
                foreach (var child in multipart)
                {
                    Collect(child, into);
                }

                break;
            case TextPart text when IsRead(text, into):
                into.Add(text.ContentType.IsMimeType("text", "html") ? new([], [text]) : new([text], []));
                break;
            case TextPart text when text.ContentType.IsMimeType("text", "calendar"):
                Calendar ??= text;
                Files.Add(part);
                break;
            case TextPart text when into.Count is 0 && string.IsNullOrEmpty(text.FileName) && !text.IsAttachment && !IsForMachines(text):
                into.Add(new([text], []));
                break;
            default:
                Files.Add(part);
                break;
        }
    }

    private bool Protected(MimeEntity part, List<Piece> into)
    {
        if (ProtectedParts.Signed(part) is { Content: var content, Kind: var signedBy })
        {
            Protection ??= new(ProtectionWay.Signed, signedBy);

            foreach (var read in part is Multipart multipart ? multipart.SkipLast(1) : [content!])
            {
                Collect(read, into);
            }

            return true;
        }

        if (ProtectedParts.Encrypted(part) is { } kind)
        {
            Protection = new(ProtectionWay.Encrypted, kind);
            Files.AddRange(
                part is Multipart multipart ? multipart.Where(child => !ProtectedParts.IsVersion(child)) : ProtectedParts.IsVersion(part) ? [] : [part]);
            return true;
        }

        return false;
    }

    // Where the mail says something beside its wrapping, the wrapping says it again.
    private bool Wrapped(MimeEntity part, List<Piece> into)
    {
        if (TnefParts.Opened(part) is not { } inside)
        {
            return false;
        }

        var texts = new List<Piece>();
        Collect(inside, texts);
        into.AddRange(into.Count + Pieces.Count is 0 ? texts : []);
        return true;
    }

    // What stands where parts should be, because their boundary is wrong or not given, is all that the mail says.
    private static TextPart Lost(string said)
    {
        var bytes = said.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF') ? Encoding.UTF8.GetBytes(said) : Encoding.Latin1.GetBytes(said);
        return new("plain") { Content = new MimeContent(new MemoryStream(bytes)) };
    }

    // The last one of each kind is the best (RFC 2046 §5.1.4); a mail is kept in both.
    private void Choose(MultipartAlternative alternative, List<Piece> into)
    {
        var chosen = new Piece([], []);

        foreach (var child in alternative)
        {
            var option = new List<Piece>();
            Collect(child, option);

            if (option.Exists(piece => piece.Html.Count > 0))
            {
                chosen = chosen with { Html = [.. option.SelectMany(piece => piece.Html.Count > 0 ? piece.Html : piece.Plain)] };
            }
            else if (option.Count > 0 && (chosen.Plain.Count + chosen.Html.Count is 0 || !IsOther(child)))
            {
                chosen = chosen with { Plain = [.. option.SelectMany(piece => piece.Plain)] };
            }
        }

        if (chosen.Plain.Count + chosen.Html.Count > 0)
        {
            into.Add(chosen);
        }
    }

    // Formatted in another way than as HTML: worse than what says the same plainly.
    private static bool IsOther(MimeEntity part) =>
        part is TextPart && !part.ContentType.IsMimeType("text", "plain") && !part.ContentType.IsMimeType("text", "html");

    // Nobody reads these, and what they say is in a part beside them.
    private static bool IsForMachines(TextPart text) => MachineTexts.Contains(text.ContentType.MediaSubtype);

    // A text with a name is a file, unless there is nothing else to read yet and it does not ask to be one.
    private static bool IsRead(TextPart text, List<Piece> before) =>
        !text.IsAttachment
        && (text.ContentType.IsMimeType("text", "plain") || text.ContentType.IsMimeType("text", "html"))
        && (string.IsNullOrEmpty(text.FileName) || before.Count is 0);
}

/// <summary>Something to be read, in one way or in two that say the same.</summary>
internal sealed record Piece(List<TextPart> Plain, List<TextPart> Html);

/// <summary>A mail is more than we take in; the reason is for a person.</summary>
internal sealed class TooMuchMailException(string reason) : Exception(reason);
