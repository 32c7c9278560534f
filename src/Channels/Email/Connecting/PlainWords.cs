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

    public string Say(string step, Exception exception) => What(step, exception).Sentence;

    /// <summary>The same, and by a code with what its words leave open, for a console that speaks another language.</summary>
    public MailFault What(string step, Exception exception)
    {
        var fault = exception switch
        {
            SocketException e => Network(e.SocketErrorCode),
            SslHandshakeException => Handshake(),
            NotSupportedException when step is "greet" =>
                new("no_starttls", $"{Where} offers no STARTTLS. Choose TLS from the start (often another port), or none."),
            NotSupportedException =>
                new("no_known_sign_in", $"{Where} offers no way of signing in that we know; perhaps it wants TLS before a password."),
            TokenFailedException e => new(e.Code, e.Message) { Said = e.Said },
            AuthenticationException when server.OAuth is not null => new(
                "token_refused",
                $"{Where} refused the access token for {server.User}. Is that the address that signed in, and may the client use IMAP and SMTP? If so, sign "
                    + $"in again."),
            AuthenticationException e => Quoting("sign_in_refused", $"{Where} refused the user or the password", e.Message),
            SaslException or ServiceNotAuthenticatedException => new("other_sign_in", $"{Where} wants another way of signing in."),
            FolderNotFoundException e => new("no_such_mail_folder", $"{Where} has no folder {e.FolderName}.") { Said = e.FolderName },
            ImapCommandException e => Quoting("server_refused", $"{Where} refused", e.ResponseText),
            SmtpCommandException e => Quoting("server_refused", $"{Where} refused", $"{(int)e.StatusCode} {e.Message}"),
            ImapProtocolException or SmtpProtocolException when step is "greet" => Protocol(),
            OperationCanceledException or TimeoutException => Silence(step),
            IOException { InnerException: SocketException e } => Network(e.SocketErrorCode),
            _ => new("connection_ended", $"{Where} ended the connection."),
        };

        return server.Password is { Length: > 0 } password ? fault.Without(password) : fault;
    }

    private static MailFault Quoting(string code, string sentence, string? words) =>
        string.IsNullOrWhiteSpace(words)
            ? new(code, $"{sentence}.")
            : new(code, $"{sentence}: \"{words.ReplaceLineEndings(" ").Trim()}\".") { Said = words.ReplaceLineEndings(" ").Trim() };

    private MailFault Network(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData => new("no_such_server", $"There is no server of the name {server.Host}."),
        SocketError.TryAgain => new("name_service_away", $"The name {server.Host} could not be looked up just now; is the name service reachable?"),
        SocketError.ConnectionRefused => new("connection_refused", $"{Where} refused the connection: nothing listens there, or a firewall forbids it."),
        SocketError.TimedOut => new("no_answer", $"{Where} did not answer."),
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => new("no_way", $"There is no way to {server.Host} from here."),
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown =>
            new("connection_ended", $"{Where} broke the connection off."),
        _ => new("not_reached", $"{Where} could not be reached ({error}).") { Said = error.ToString() },
    };

    private MailFault Handshake() => check?.Problem is { } problem
        ? new(
            "certificate",
            $"The certificate of {server.Host} is not trusted: {problem}. For a server of your own, see the setting Email:AcceptAnyCertificate.")
        : new("no_tls_agreed", $"{Where} did not agree on TLS. {Other()}");

    private MailFault Protocol() => new("other_protocol", $"{Where} answers, but not as a mail server of this kind does. {Other()}");

    private MailFault Silence(string step) => step switch
    {
        "resolve" => new("name_service_slow", $"The name {server.Host} could not be looked up within {Patience}."),
        "connect" => new("no_answer", $"{Where} did not answer within {Patience}; is the port right, does a firewall forbid it?"),
        "greet" => new("no_greeting", $"{Where} takes connections, but said nothing within {Patience}. {Other()}"),
        _ => new("fell_silent", $"{Where} fell silent for {Patience}."),
    };

    private string Patience => $"{patience.TotalSeconds:0.#} seconds";

    private string Other() => server.Tls is MailTls.Implicit
        ? "Does this port expect STARTTLS, or no TLS?"
        : "Does this port expect TLS from the start?";
}
