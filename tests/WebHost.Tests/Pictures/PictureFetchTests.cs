using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using Oqupie.ServiceDefaults.Outgoing;
using Oqupie.WebHost.Pictures;
using Oqupie.WebHost.Tests.Files;

namespace Oqupie.WebHost.Tests.Pictures;

/// <summary>Against a server of the test's making, which is on the one address that may be called; everything else is somebody's own network.</summary>
public sealed class PictureFetchTests : IDisposable
{
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly List<string> _asked = [];
    private readonly CancellationTokenSource _closing = new();

    public PictureFetchTests() => _server.Start();

    private string Address => $"http://127.0.0.1:{((IPEndPoint)_server.LocalEndpoint).Port}";

    public void Dispose()
    {
        _closing.Cancel();
        _server.Dispose();
        _closing.Dispose();
    }

    [Fact]
    public async Task A_picture_is_what_its_bytes_are_and_is_asked_for_by_nobody_in_particular()
    {
        Serve(_ => Answer("200 OK", "Content-Type: text/plain\r\nSet-Cookie: who=you\r\n", FilesTests.Png));

        var first = await Fetch($"{Address}/a.png");
        await Fetch($"{Address}/b.png");

        Assert.Equal(("image/png", FilesTests.Png.Length), (first?.Kind, first?.Bytes.Length));
        Assert.All(_asked, request =>
        {
            Assert.DoesNotContain("Cookie", request, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Referer", request, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Authorization", request, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/svg+xml")]
    [InlineData("<html><script>alert(1)</script></html>", "image/png")]
    [InlineData("GIF8", "image/gif")]
    [InlineData("", "image/png")]
    public async Task What_is_no_picture_is_not_shown_whatever_it_says_it_is(string body, string type)
    {
        Serve(_ => Answer("200 OK", $"Content-Type: {type}\r\n", Encoding.UTF8.GetBytes(body)));

        Assert.Null(await Fetch($"{Address}/a"));
    }

    [Theory]
    [InlineData("http://127.0.0.2/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//127.0.0.2/")]
    public async Task A_redirect_leads_to_no_network_of_anybodys_own(string target)
    {
        Serve(_ => Answer("302 Found", $"Location: {target}\r\n", []));

        Assert.Null(await Fetch($"{Address}/a.png"));
        Assert.Single(_asked);
    }

    [Fact]
    public async Task A_redirect_is_followed_a_few_times_and_not_for_ever()
    {
        Serve(request => request.StartsWith("GET /there", StringComparison.Ordinal)
            ? Answer("200 OK", "", FilesTests.Png)
            : Answer("302 Found", $"Location: {(request.StartsWith("GET /once", StringComparison.Ordinal) ? "/there" : "/again")}\r\n", []));

        Assert.NotNull(await Fetch($"{Address}/once"));
        Assert.Null(await Fetch($"{Address}/again"));
        Assert.Equal(2 + 4, _asked.Count);
    }

    [Fact]
    public async Task One_that_says_it_is_too_large_or_never_ends_is_left()
    {
        Serve(request => request.StartsWith("GET /says", StringComparison.Ordinal) ? "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n"u8.ToArray() : null);

        Assert.Null(await Fetch($"{Address}/says"));
        Assert.Null(await Fetch($"{Address}/streams"));
    }

    [Fact]
    public async Task One_that_never_answers_is_waited_for_as_long_as_is_set_and_no_longer()
    {
        Serve(_ => []);

        Assert.Null(await Fetch($"{Address}/a", timeout: TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData("http://user:secret@127.0.0.1/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("not an address")]
    public async Task What_is_no_address_of_a_picture_is_not_asked_for(string address) => Assert.Null(await Fetch(address));

    private static byte[] Answer(string status, string headers, byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{headers}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n"), .. body];

    private static async Task<Picture?> Fetch(string address, TimeSpan? timeout = null)
    {
        var options = Options.Create(new PictureOptions { MaxBytes = 100_000, Timeout = timeout ?? TimeSpan.FromSeconds(20) });
        using var fetch = new PictureFetch(new OutgoingGate(IPAddress.Loopback.Equals), options, TimeProvider.System);
        return await fetch.Fetch(address);
    }

    /// <param name="answer">What is answered to a request; null streams a picture without end, nothing at all says nothing.</param>
    private void Serve(Func<string, byte[]?> answer) => _ = Accept(answer);

    private async Task Accept(Func<string, byte[]?> answer)
    {
        try
        {
            while (true)
            {
                _ = Talk(await _server.AcceptTcpClientAsync(_closing.Token), answer);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Talk(TcpClient client, Func<string, byte[]?> answer)
    {
        using var _ = client;
        var stream = client.GetStream();

        try
        {
            var request = new byte[8 * 1024];
            var said = Encoding.ASCII.GetString(request, 0, await stream.ReadAsync(request, _closing.Token));
            _asked.Add(said);

            if (answer(said) is { } whole)
            {
                await stream.WriteAsync(whole, _closing.Token);

                if (whole.Length is 0)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _closing.Token);
                }

                return;
            }

            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"u8.ToArray(), _closing.Token);
            await stream.WriteAsync(FilesTests.Png, _closing.Token);

            while (true)
            {
                await stream.WriteAsync(new byte[16 * 1024], _closing.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The other side has had enough.
        }
    }
}
