using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Oqupie.Testing.Servers;

namespace Oqupie.WebHost.Tests.Uploads;

/// <summary>Lines that are cut, and lines that cross.</summary>
public sealed class TusLineTests(WebFloor floor)
{
    private static readonly byte[] Digits = "0123456789"u8.ToArray();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // A line whose end the server hears of before it has begun to read gives nothing, so it may take more than one.
    [Fact]
    public async Task What_came_before_the_line_was_cut_is_kept() => await Until.True(
        async _ => await OffsetAfterCut() is 4, () => "what came before the line was cut is lost", cancellationToken: Cancellation);

    [Fact]
    public async Task Of_two_at_once_one_is_refused()
    {
        var upload = await Tus.Begin(floor.Owner, 10);
        var slow = new SlowContent(Digits);
        var first = Tus.Send(floor.Owner, HttpMethod.Patch, upload, slow, ("Upload-Offset", "0"));

        await InUse(upload);
        using var second = await Tus.Patch(floor.Owner, upload, 0, "abcdefghij"u8.ToArray());
        await Tus.Refused(second, HttpStatusCode.Conflict, "upload_in_use");

        slow.GoOn();
        using var answer = await first;
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        using var file = await floor.Owner.Http.GetAsync(upload, Cancellation);
        var url = (await WebFloor.Json(file, HttpStatusCode.OK)).GetProperty("url").GetString();
        Assert.Equal("0123456789", await floor.Owner.Http.GetStringAsync(url, Cancellation));
    }

    private async Task<long> OffsetAfterCut()
    {
        var upload = await Tus.Begin(floor.Owner, 10);

        using (var line = new TcpClient())
        {
            await line.ConnectAsync(floor.Address.Host, floor.Address.Port, Cancellation);
            var request = $"PATCH {upload} HTTP/1.1\r\nHost: {floor.Address.Authority}\r\nCookie: {floor.Owner.Cookies.GetCookieHeader(floor.Address)}\r\n"
                + "Tus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: 10\r\n\r\n0123";
            await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), Cancellation);
            await InUse(upload);
        }

        await Until.True(async _ => !await IsInUse(upload), () => "the turn did not end", cancellationToken: Cancellation);
        return await Tus.Offset(floor.Owner, upload);
    }

    private Task InUse(string upload) => Until.True(_ => IsInUse(upload), () => "nobody has begun to send", cancellationToken: Cancellation);

    // Asked at an offset where it never stands, so that the asking takes no turn.
    private async Task<bool> IsInUse(string upload)
    {
        using var answer = await Tus.Patch(floor.Owner, upload, 9, []);
        return (await answer.Content.ReadAsStringAsync(Cancellation)).Contains("upload_in_use", StringComparison.Ordinal);
    }

    /// <summary>Stops in the middle.</summary>
    private sealed class SlowContent : HttpContent
    {
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly byte[] _bytes;

        public SlowContent(byte[] bytes)
        {
            _bytes = bytes;
            Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        }

        public void GoOn() => _goOn.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_bytes.AsMemory(0, 4), Cancellation);
            await stream.FlushAsync(Cancellation);
            await _goOn.Task.WaitAsync(Cancellation);
            await stream.WriteAsync(_bytes.AsMemory(4), Cancellation);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = -1;
            return false;
        }
    }
}
