using MimeKit;

namespace Oqupie.Channels.Email.Reading;

/// <summary>
/// Runs through a big mail without keeping anything of it, and stops where taking it apart would cost more memory than its size: millions of empty headers or
/// parts fit into a few megabytes.
/// </summary>
internal sealed class MailMeasure : MimeReader
{
    /// <summary>Smaller mail cannot hold enough of anything to hurt. In bytes.</summary>
    private const long Small = 256 * 1024;

    private const int MaxHeaders = 50_000;

    private const int LongestHeader = 512 * 1024;

    private readonly int _mostParts;
    private int _headers;
    private int _parts;

    private MailMeasure(Stream bytes, int mostParts)
        : base(new ParserOptions { MaxMimeDepth = MailReader.MaxDepth }, bytes, MimeFormat.Entity) => _mostParts = mostParts;

    /// <param name="bytes">Where the mail begins; left there.</param>
    /// <param name="mostParts">Of the mail itself. Mails within it may have more, but not without end.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TooMuchMailException">It is too much.</exception>
    public static void Check(Stream bytes, int mostParts, CancellationToken cancellationToken)
    {
        LongHeaders.Check(bytes, cancellationToken);
        var start = bytes.Position;

        if (bytes.Length - start > Small)
        {
            new MailMeasure(bytes, 10 * mostParts).ReadMessage(cancellationToken);
            bytes.Position = start;
        }
    }

    protected override void OnHeaderRead(Header header, int beginLineNumber, CancellationToken cancellationToken)
    {
        if (++_headers > MaxHeaders)
        {
            throw new TooMuchMailException($"It has more than {MaxHeaders} headers.");
        }

        if (header.RawValue.Length > LongestHeader)
        {
            throw new TooMuchMailException($"A header of it has more than {LongestHeader / 1024} KB.");
        }
    }

    protected override void OnMimePartBegin(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken) => Count();

    protected override void OnMessagePartBegin(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken) => Count();

    protected override void OnMultipartBegin(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken) => Count();

    private void Count()
    {
        if (++_parts > _mostParts)
        {
            throw new TooMuchMailException($"It has more than {_mostParts} parts, counting those of mails within it.");
        }
    }
}
