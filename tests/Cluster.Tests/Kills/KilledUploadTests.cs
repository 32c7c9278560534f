using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Oqupie.Testing.Servers;

namespace Oqupie.Cluster.Tests.Kills;

/// <summary>The process ends between the bytes of a part and the row that says that they are there.</summary>
public sealed class KilledUploadTests
{
    private const string Uploads = "/api/v1/uploads";
    private const string Fault = "OQUPIE_FAULT";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("before", 4)]
    [InlineData("after", 7)]
    public async Task What_is_said_to_be_there_is_there_and_the_rest_comes_after_it(string moment, long told)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["DOTNET_STARTUP_HOOKS"] = ServerProcess.FileOf("Faults"),
            [Fault] = $"IUploadStore.Move/{moment}/2",
        };
        await using var product = new RunningProduct { Kind = ProductKind.AllInOne, Environment = environment };
        await product.Start(Now);
        using var owner = await product.SignIn(Now);
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = owner.Cookies });
        http.DefaultRequestHeaders.Add("Tus-Resumable", "1.0.0");
        using var begun = await Send(http, product, HttpMethod.Post, Uploads, null, ("Upload-Length", "10"));
        var upload = begun.Headers.Location!.OriginalString;
        using var first = await Patch(http, product, upload, 0, "0123");
        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);

        await Assert.ThrowsAsync<HttpRequestException>(() => Patch(http, product, upload, 4, "456"));
        await product.Web.WaitForEnd(Now);
        environment.Remove(Fault);
        await product.Web.Start(Now);

        using var head = await Send(http, product, HttpMethod.Head, upload, null);
        Assert.Equal(told, long.Parse(head.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture));
        using var rest = await Patch(http, product, upload, told, "0123456789"[(int)told..]);
        Assert.Equal(HttpStatusCode.NoContent, rest.StatusCode);
        var file = await owner.Get<JsonElement>($"uploads/{upload.Split('/')[^1]}", Now);
        Assert.Equal("0123456789", Encoding.ASCII.GetString(await owner.Download(file.GetProperty("url").GetString()!, Now)));
    }

    private static Task<HttpResponseMessage> Patch(HttpClient http, RunningProduct product, string upload, long offset, string bytes) =>
        Send(
            http,
            product,
            HttpMethod.Patch,
            upload,
            new ByteArrayContent(Encoding.ASCII.GetBytes(bytes)) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } },
            ("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture)));

    private static async Task<HttpResponseMessage> Send(
        HttpClient http, RunningProduct product, HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(product.Address, path)) { Content = content };

        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await http.SendAsync(request, Now);
    }
}
