using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Oqupie.WebHost.Tests.Uploads;

/// <summary>Speaks tus 1.0.0 as a client would.</summary>
internal static class Tus
{
    public const string Uploads = "/api/v1/uploads";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>An upload of so many bytes; its address.</summary>
    public static async Task<string> Begin(Person person, long length, string name = "file.bin")
    {
        using var begun = await Send(person, HttpMethod.Post, Uploads, null, ("Upload-Length", Text(length)), ("Upload-Metadata", $"filename {Base64(name)}"));
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        return begun.Headers.Location!.OriginalString;
    }

    public static Task<HttpResponseMessage> Patch(Person person, string upload, long offset, byte[] bytes, params (string Name, string Value)[] headers) =>
        Send(person, HttpMethod.Patch, upload, new ByteArrayContent(bytes), [("Upload-Offset", Text(offset)), .. headers]);

    public static async Task<long> Offset(Person person, string upload)
    {
        using var head = await Send(person, HttpMethod.Head, upload, null);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        return long.Parse(head.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);
    }

    public static async Task<HttpResponseMessage> Send(
        Person person, HttpMethod method, string address, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Add("Tus-Resumable", "1.0.0");

        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (content is { Headers.ContentType: null })
        {
            content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        }

        return await person.Http.SendAsync(request, Cancellation);
    }

    public static async Task Refused(HttpResponseMessage answer, HttpStatusCode status, string code, string? field = null)
    {
        var problem = await WebFloor.Json(answer, status);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.True(field is null || problem.GetProperty("field").GetString() == field, problem.ToString());
    }

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
