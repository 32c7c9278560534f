using System.Diagnostics;
using System.Globalization;
using Oqupie.Testing.Servers;

namespace Oqupie.Testing.Tests.Servers;

public sealed class ChildProcessTests
{
    private const string Port = "port ";

    [Fact]
    public async Task Servers_end_with_the_test_process_however_it_ends()
    {
        using var testProcess = new Process
        {
            StartInfo = new(Environment.ProcessPath!, ["-explicit", "only", "-showLiveOutput", "-method", $"*.{nameof(Waits_to_be_killed)}"])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            },
        };
        testProcess.Start();
        var ports = new List<int>();
        while (ports.Count < 3 && await testProcess.StandardOutput.ReadLineAsync(Now) is { } line)
        {
            var at = line.IndexOf(Port, StringComparison.Ordinal);
            ports.AddRange(at < 0 ? [] : [int.Parse(line[(at + Port.Length)..], CultureInfo.InvariantCulture)]);
        }

        testProcess.Kill();

        Assert.Equal(3, ports.Count);
        await Until.True(() => ports.TrueForAll(IsSilent), () => "Somebody still listens.", cancellationToken: Now);
    }

    /// <summary>Not a test of its own: the process that the one above kills.</summary>
    [Fact(Explicit = true)]
    public async Task Waits_to_be_killed()
    {
        await using var database = new PostgreSqlServer();
        await using var mail = new MailServers();
        await database.InitializeAsync();
        await mail.InitializeAsync();
        foreach (var port in (int[])[database.Port, mail.Imap.Port, mail.Smtp.Port])
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"{Port}{port}");
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Now);
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
