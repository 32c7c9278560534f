using System.Net.Sockets;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Smtp;
using MailKit.Security;
using Oqupie.Contracts.Channels;

namespace Oqupie.Channels.Email.Connecting;

/// <summary>Says in words a person can act on what went wrong with a mail server. The password is never among them.</summary>
internal sealed class PlainWords(MailServer server, CertificateCheck? check, TimeSpan patience)
{
    private string Where => $"{server.Host}:{server.Port}";

    /// <summary>What a server or the way to it can do; anything else is a bug and is not dressed up.</summary>
    public static bool Knows(Exception exception) => exception
        is SocketException or IOException or OperationCanceledException or TimeoutException
        or SslHandshakeException or AuthenticationException or NotSupportedException or SaslException
        or ProtocolException or CommandException or ServiceNotConnectedException or ServiceNotAuthenticatedException
        or FolderNotFoundException or TokenFailedException;

    public string Say(string step, Exception exception)
    {
        var said = exception switch
        {
            SocketException e => Network(e.SocketErrorCode),
            SslHandshakeException => Handshake(),
            NotSupportedException when step is "greet" => $"{Where} offers no STARTTLS. Choose TLS from the start (often another port), or none.",
            NotSupportedException => $"{Where} offers no way of signing in that we know; perhaps it wants TLS before a password.",
            TokenFailedException e => e.Message,
            AuthenticationException when server.OAuth is not null =>
                $"{Where} refused the access token for {server.User}. Is that the address that signed in, and may the client use IMAP and SMTP? If so, sign "
                    + $"in again.",
            AuthenticationException e => $"{Where} refused the user or the password{Quote(e.Message)}",
            SaslException or ServiceNotAuthenticatedException => $"{Where} wants another way of signing in.",
            FolderNotFoundException e => $"{Where} has no folder {e.FolderName}.",
            ImapCommandException e => $"{Where} refused{Quote(e.ResponseText)}",
            SmtpCommandException e => $"{Where} refused{Quote($"{(int)e.StatusCode} {e.Message}")}",
            ImapProtocolException or SmtpProtocolException when step is "greet" => Protocol(),
            OperationCanceledException or TimeoutException => Silence(step),
            IOException { InnerException: SocketException e } => Network(e.SocketErrorCode),
            _ => $"{Where} ended the connection.",
        };

        return server.Password is { Length: > 0 } password ? said.Replace(password, "***", StringComparison.Ordinal) : said;
    }

    private static string Quote(string? words) =>
        string.IsNullOrWhiteSpace(words) ? "." : $": \"{words.ReplaceLineEndings(" ").Trim()}\".";

    private string Network(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData => $"There is no server of the name {server.Host}.",
        SocketError.TryAgain => $"The name {server.Host} could not be looked up just now; is the name service reachable?",
        SocketError.ConnectionRefused => $"{Where} refused the connection: nothing listens there, or a firewall forbids it.",
        SocketError.TimedOut => $"{Where} did not answer.",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => $"There is no way to {server.Host} from here.",
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => $"{Where} broke the connection off.",
        _ => $"{Where} could not be reached ({error}).",
    };

    private string Handshake() => check?.Problem is { } problem
        ? $"The certificate of {server.Host} is not trusted: {problem}. For a server of your own, see the setting Email:AcceptAnyCertificate."
        : $"{Where} did not agree on TLS. {Other()}";

    private string Protocol() => $"{Where} answers, but not as a mail server of this kind does. {Other()}";

    private string Silence(string step) => step switch
    {
        "resolve" => $"The name {server.Host} could not be looked up within {Patience}.",
        "connect" => $"{Where} did not answer within {Patience}; is the port right, does a firewall forbid it?",
        "greet" => $"{Where} takes connections, but said nothing within {Patience}. {Other()}",
        _ => $"{Where} fell silent for {Patience}.",
    };

    private string Patience => $"{patience.TotalSeconds:0.#} seconds";

    private string Other() => server.Tls is MailTls.Implicit
        ? "Does this port expect STARTTLS, or no TLS?"
        : "Does this port expect TLS from the start?";
}
