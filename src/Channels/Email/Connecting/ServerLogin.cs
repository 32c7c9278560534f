using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Security;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Channels;

namespace Oqupie.Channels.Email.Connecting;

/// <summary>Connects and signs in, the same way for IMAP and SMTP, for work and for tests, and says where it stands.</summary>
internal sealed class ServerLogin(AccessTokens tokens, IOptions<EmailOptions> options, TimeProvider clock)
{
    /// <summary>Private addresses are allowed: who sets up channels runs the servers.</summary>
    /// <param name="client">Fresh.</param>
    /// <param name="server">Where to.</param>
    /// <param name="reached">Told of each step that went well.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StepFailedException">A step did not go well.</exception>
    public async Task Open(MailService client, MailServer server, Action<string, string>? reached, CancellationToken cancellationToken)
    {
        var check = new CertificateCheck(options.Value.AcceptAnyCertificate);
        client.ServerCertificateValidationCallback = check.Judge;
        // A revocation list that cannot be fetched, as behind a firewall, would look like a bad certificate.
        client.CheckCertificateRevocation = false;
        client.Timeout = (int)options.Value.ConnectTimeout.TotalMilliseconds;

        var plain = new PlainWords(server, check, options.Value.ConnectTimeout);
        var addresses = await Step("resolve", plain, token => Dns.GetHostAddressesAsync(server.Host, token), cancellationToken);
        reached?.Invoke("resolve", $"{server.Host} is {addresses[0]}.");

        var socket = await Step("connect", plain, token => Dial(addresses, server.Port, token), cancellationToken);
        reached?.Invoke("connect", $"Port {server.Port} answers.");

        await Step("greet", plain, Wrap(token => Greet(client, socket, server, token)), cancellationToken);
        reached?.Invoke("tls", client.IsSecure ? $"Encrypted with {client.SslProtocol}." : "Not encrypted, as set.");
        reached?.Invoke("greet", "The server speaks the right protocol.");

        if (server.User.Length > 0)
        {
            await Step("signIn", plain, Wrap(token => SignIn(client, server, token)), cancellationToken);
            reached?.Invoke("signIn", $"Signed in as {server.User}.");
        }

        client.Timeout = (int)options.Value.Timeout.TotalMilliseconds;
    }

    /// <summary>Runs a step under the time-out of connecting; what goes wrong is said in plain words.</summary>
    public Task Step(string step, MailServer server, Func<CancellationToken, Task> act, CancellationToken cancellationToken) =>
        Step(step, new PlainWords(server, check: null, options.Value.ConnectTimeout), Wrap(act), cancellationToken);

    private async Task<T> Step<T>(string step, PlainWords plain, Func<CancellationToken, Task<T>> act, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.Value.ConnectTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);

        try
        {
            return await act(either.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && PlainWords.Knows(e))
        {
            throw new StepFailedException(e is SslHandshakeException or NotSupportedException && step is "greet" ? "tls" : step, plain.What(step, e), e);
        }
    }

    private static Func<CancellationToken, Task<bool>> Wrap(Func<CancellationToken, Task> act) => async token =>
    {
        await act(token);
        return true;
    };

    private static async Task<Socket> Dial(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        SocketException? last = null;

        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

            try
            {
                // A peer that vanished without a word is noticed in about two minutes, also while we only listen.
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
                socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 60);
                socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 15);
                socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 4);
                await socket.ConnectAsync(address, port, cancellationToken);
                return socket;
            }
            catch (SocketException e)
            {
                socket.Dispose();
                last = e;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }

    private static async Task Greet(MailService client, Socket socket, MailServer server, CancellationToken cancellationToken)
    {
        try
        {
            await client.ConnectAsync(socket, server.Host, server.Port, Security(server.Tls), cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task SignIn(MailService client, MailServer server, CancellationToken cancellationToken)
    {
        if (server.OAuth is { } oauth)
        {
            await SignIn(client, server, oauth, cancellationToken);
            return;
        }

        // A password is no token.
        client.AuthenticationMechanisms.Remove("XOAUTH2");
        client.AuthenticationMechanisms.Remove("OAUTHBEARER");
        await client.AuthenticateAsync(server.User, server.Password ?? "", cancellationToken);
    }

    // A provider may take a token back before its time; a fresh one then tells whether it is the token or the permission.
    private async Task SignIn(MailService client, MailServer server, MailOAuth oauth, CancellationToken cancellationToken)
    {
        var token = await tokens.Get(oauth, refused: null, cancellationToken);

        try
        {
            await client.AuthenticateAsync(new SaslMechanismOAuth2(server.User, token), cancellationToken);
        }
        catch (AuthenticationException) when (client.IsConnected)
        {
            var fresh = await tokens.Get(oauth, refused: token, cancellationToken);
            await client.AuthenticateAsync(new SaslMechanismOAuth2(server.User, fresh), cancellationToken);
        }
    }

    private static SecureSocketOptions Security(MailTls tls) => tls switch
    {
        MailTls.Implicit => SecureSocketOptions.SslOnConnect,
        MailTls.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };
}

/// <summary>A step of connecting did not go well.</summary>
internal sealed class StepFailedException(string step, MailFault fault, Exception inner) : Exception(fault.Sentence, inner)
{
    public MailFault Fault { get; } = fault;

    /// <summary>As <see cref="ChannelTestStep.Step"/>.</summary>
    public string Step { get; } = step;
}
