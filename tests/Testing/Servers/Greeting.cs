using System.Net;
using System.Net.Sockets;

namespace Oqupie.Testing.Servers;

/// <summary>Whether a mail server says hello on a port. A port that merely listens proves nothing: the program behind it may not start.</summary>
internal static class Greeting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static async Task<bool> Comes(int port, string with, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, patience.Token);
            using var reader = new StreamReader(client.GetStream());
            return await reader.ReadLineAsync(patience.Token) is { } line && line.StartsWith(with, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
