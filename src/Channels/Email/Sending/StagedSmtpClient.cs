using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace Oqupie.Channels.Email.Sending;

/// <summary>An SMTP client that knows whether a server may have all of the mail.</summary>
internal sealed class StagedSmtpClient : SmtpClient, ITransferProgress
{
    private string _main = "";
    private bool _waits;
    private SmtpCapabilities? _offered;
    private bool _written;

    public StagedSmtpClient()
        : base(new StageLog())
    {
    }

    /// <summary>How many mails were begun on this connection.</summary>
    public int Mails { get; private set; }

    /// <summary>Forgets the mail before, for the next begins.</summary>
    /// <param name="main">The recipient without whom sending makes no sense; others that are refused for good are left out.</param>
    /// <param name="waits">One in copy who is put off, as by greylisting, holds the mail up; else it goes without them.</param>
    /// <param name="patience">How long the server may be silent in between.</param>
    /// <param name="finalAnswer">How long it may think once it has all of the mail.</param>
    public void Begin(string main, bool waits, TimeSpan patience, TimeSpan finalAnswer)
    {
        (_main, _waits) = (main, waits);
        _written = false;
        Mails++;
        _offered ??= Capabilities;
        Refused.Clear();
        Timeout = (int)patience.TotalMilliseconds;
        Stage.Begin(() => Timeout = (int)finalAnswer.TotalMilliseconds);
    }

    /// <summary>Whether the server may have all of the mail, so that only its answer tells whether it was taken.</summary>
    /// <param name="trouble">
    /// What came instead of an answer. A write that was cut short by a time-out or by us may have gone out all the same; one the network refused has not.
    /// </param>
    public bool MayHaveAll(Exception trouble) => Stage.Ended || (_written && trouble is OperationCanceledException or TimeoutException);

    /// <summary>Who was refused, with the server's words.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>Whether the server takes addresses beyond ASCII, whatever was left out for the mail before.</summary>
    public bool OffersUtf8 => (_offered ?? Capabilities).HasFlag(SmtpCapabilities.UTF8);

    /// <summary>Whether that may still be asked for on this connection: what was once left out is not to be had again.</summary>
    public bool MayAskUtf8 => OffersUtf8 == Capabilities.HasFlag(SmtpCapabilities.UTF8);

    /// <summary>Leaves out of what the server offers what this mail is to do without.</summary>
    /// <param name="utf8">It has an address beyond ASCII; else MailKit would ask for it for the ASCII form of a domain, too.</param>
    public void Use(bool utf8)
    {
        // DATA alone: BDAT (RFC 3030) blurs the one moment that matters here, the end of the mail.
        var less = SmtpCapabilities.Chunking | SmtpCapabilities.BinaryMime;
        Capabilities &= ~(utf8 ? less : less | SmtpCapabilities.UTF8);
    }

    private StageLog Stage => (StageLog)ProtocolLogger;

    // The last report is of the last bytes before the dot; a server without SIZE (RFC 1870) is not told a total.
    void ITransferProgress.Report(long bytesTransferred, long totalSize) => _written |= bytesTransferred >= totalSize;

    void ITransferProgress.Report(long bytesTransferred) => _written = true;

    // Comes back in reports of servers that return nothing else of the mail (RFC 3461 §4.4). Its part before the @ is signed, and short enough for every
    // server.
    protected override string? GetEnvelopeId(MimeMessage message) => message.MessageId?.Split('@')[0];

    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        if (((int)response.StatusCode is < 500 && _waits) || string.Equals(mailbox.Address, _main, StringComparison.OrdinalIgnoreCase))
        {
            base.OnRecipientNotAccepted(message, mailbox, response);
        }

        Refused.Add($"{mailbox.Address} ({(int)response.StatusCode} {response.Response.ReplaceLineEndings(" ")})");
    }

    /// <summary>Listens for the two moments that count: the server's 354, and our final dot after it. Keeps nothing else; passwords pass here too.</summary>
    private sealed class StageLog : IProtocolLogger
    {
        private const int EndLength = 5;

        private readonly byte[] _tail = new byte[EndLength];
        private bool _inData;
        private Action? _allSaid;

        public bool Ended { get; private set; }

        public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

        public void Begin(Action allSaid)
        {
            _allSaid = allSaid;
            (Ended, _inData) = (false, false);
            _tail.AsSpan().Clear();
        }

        public void LogConnect(Uri uri)
        {
            // Nothing to learn.
        }

        // Called after the bytes were given to the network; a dot in the text itself is doubled, so this end is the end.
        public void LogClient(byte[] buffer, int offset, int count)
        {
            if (!_inData || Ended)
            {
                return;
            }

            var last = buffer.AsSpan(offset, count);
            last = last[^Math.Min(last.Length, EndLength)..];
            _tail.AsSpan(last.Length).CopyTo(_tail);
            last.CopyTo(_tail.AsSpan(EndLength - last.Length));

            if (_tail.AsSpan().SequenceEqual("\r\n.\r\n"u8))
            {
                Ended = true;
                _allSaid?.Invoke();
            }
        }

        public void LogServer(byte[] buffer, int offset, int count) => _inData |= Asks(buffer.AsSpan(offset, count));

        public void Dispose()
        {
            // Nothing held.
        }

        private static bool Asks(ReadOnlySpan<byte> said) => said.StartsWith("354"u8) || said.IndexOf("\n354"u8) >= 0;
    }
}
