using System.Diagnostics;
using System.Globalization;
using Oqupie.Testing.Servers;

namespace Oqupie.Testing.Tests.Servers;

public sealed class ChildProcessTests
{
    [Fact]
    public async Task Servers_end_with_the_test_process_however_it_ends()
    {
        using var testProcess = new Process
        {
            StartInfo = new(Environment.ProcessPath!)
            {
                Environment = { [Hostage.Wanted] = "true" },
                RedirectStandardOutput = true,
                UseShellExecute = false,
            },
        };
        testProcess.Start();
        var ports = new List<int>();
        while (ports.Count < 3 && await testProcess.StandardOutput.ReadLineAsync(Now) is { } line)
        {
            ports.Add(int.Parse(line, CultureInfo.InvariantCulture));
        }

        testProcess.Kill();

        Assert.Equal(3, ports.Count);
        await Until.True(() => ports.TrueForAll(IsSilent), () => "Somebody still listens.", cancellationToken: Now);
    }

    [Fact]
    public async Task A_server_that_does_not_start_says_why()
    {
        await using var child = ChildProcess.Start("sh", ["-c", "echo the disk is full; exit 1"]);

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => child.WaitFor(_ => Task.FromResult(false), "No answer", null, Now));

        Assert.Contains("the disk is full", e.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static bool IsSilent(int port)
    {
        try
        {
            using var client = new System.Net.Sockets.TcpClient("127.0.0.1", port);
            return false;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return true;
        }
    }
}
