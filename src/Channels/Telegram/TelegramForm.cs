using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Oqupie.Contracts.Files;

namespace Oqupie.Channels.Telegram;

/// <summary>A call that brings files, as browsers post a form: names of files are UTF-8 as they are, which is what Telegram reads.</summary>
internal sealed class TelegramForm : MultipartContent
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public TelegramForm(string chat)
        : base("form-data")
    {
        HeaderEncodingSelector = (_, _) => Encoding.UTF8;
        Say("chat_id", chat);
    }

    /// <param name="method">sendPhoto or sendDocument.</param>
    public static (string Method, TelegramForm Form) OfOne(string method, string chat, string caption, FileRef file, Stream bytes)
    {
        var form = new TelegramForm(chat);
        form.Caption(caption);
        form.Bring(method is "sendPhoto" ? "photo" : "document", file, bytes);
        return (method, form);
    }

    /// <summary>An album, which comes whole or not at all.</summary>
    public static (string Method, TelegramForm Form) OfSeveral(string chat, string caption, IReadOnlyList<(FileRef File, Stream Bytes)> files)
    {
        var form = new TelegramForm(chat);
        var media = new List<Dictionary<string, string>>();

        foreach (var (file, bytes) in files)
        {
            var name = FormattableString.Invariant($"file{media.Count}");
            media.Add(new(StringComparer.Ordinal) { ["type"] = "document", ["media"] = $"attach://{name}" });
            form.Bring(name, file, bytes);
        }

        if (caption.Length > 0)
        {
            media[^1]["caption"] = caption;
        }

        form.Say("media", JsonSerializer.Serialize(media, Plain));
        return ("sendMediaGroup", form);
    }

    private void Caption(string caption)
    {
        if (caption.Length > 0)
        {
            Say("caption", caption);
        }
    }

    private void Say(string name, string value)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(value));
        content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{name}\"");
        Add(content);
    }

    private void Bring(string name, FileRef file, Stream bytes)
    {
        var content = new StreamContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{name}\"; filename=\"{Safe(file.Name)}\"");
        content.Headers.ContentType = MediaTypeHeaderValue.TryParse(file.ContentType, out var type) ? type : new("application/octet-stream");
        Add(content);
    }

    private static string Safe(string name) =>
        string.Concat(name.Where(c => !char.IsControl(c)).Select(c => c is '"' ? '\'' : c is '\\' or '/' ? '_' : c));
}
