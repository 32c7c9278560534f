using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Oqupie.Testing.Servers;

/// <summary>A call of the Bot API, be it JSON or a form with files.</summary>
/// <param name="Method">"sendMessage".</param>
/// <param name="Fields">Texts as they are, everything else as JSON.</param>
/// <param name="Files">By the field that brings them.</param>
public sealed record TelegramCall(
    string Method, ImmutableDictionary<string, string> Fields, ImmutableDictionary<string, TelegramUpload> Files)
{
    private const string Form = "multipart/form-data";

    public string? this[string field] => Fields.GetValueOrDefault(field);

    internal static async Task<TelegramCall> Read(string method, HttpListenerRequest request)
    {
        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        body.Position = 0;
        return request.ContentType?.StartsWith(Form, StringComparison.Ordinal) is true
            ? await OfForm(method, request.ContentType, body)
            : new(method, OfJson(body.ToArray()), ImmutableDictionary<string, TelegramUpload>.Empty);
    }

    private static ImmutableDictionary<string, string> OfJson(byte[] body)
    {
        using var json = JsonDocument.Parse(body.Length is 0 ? "{}"u8.ToArray() : body);
        return json.RootElement.EnumerateObject().ToImmutableDictionary(
            field => field.Name,
            field => field.Value.ValueKind is JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText(),
            StringComparer.Ordinal);
    }

    private static async Task<TelegramCall> OfForm(string method, string contentType, Stream body)
    {
        var fields = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var files = ImmutableDictionary.CreateBuilder<string, TelegramUpload>(StringComparer.Ordinal);
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(contentType).Boundary).ToString();
        var reader = new MultipartReader(boundary, body);

        while (await reader.ReadNextSectionAsync() is { } section)
        {
            using var bytes = new MemoryStream();
            await section.Body.CopyToAsync(bytes);
            var (name, file) = Disposition(section.ContentDisposition!);

            if (file is null)
            {
                fields[name] = Encoding.UTF8.GetString(bytes.ToArray());
            }
            else
            {
                files[name] = new(file, section.ContentType ?? "", bytes.ToArray());
            }
        }

        return new(method, fields.ToImmutable(), files.ToImmutable());
    }

    // As Telegram reads it: quoted, UTF-8 as it is, and nothing else.
    private static (string Name, string? File) Disposition(string header) => (Quoted(header, "; name=\"")!, Quoted(header, "; filename=\""));

    private static string? Quoted(string header, string after)
    {
        var start = header.IndexOf(after, StringComparison.Ordinal);
        return start < 0 ? null : header[(start + after.Length)..].Split('"')[0];
    }
}

/// <param name="Name">As it was called.</param>
/// <param name="Type">As it is said to be.</param>
public sealed record TelegramUpload(string Name, string Type, ReadOnlyMemory<byte> Bytes);
