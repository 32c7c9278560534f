using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Oqupie.Portal.Tests.Inquiries;

/// <summary>A form as a browser without script fills it in and sends it.</summary>
internal sealed partial class AskingForm
{
    private readonly OpenDoor _door;
    private readonly string _path;

    private AskingForm(OpenDoor door, string path, string page) => (_door, _path, Page) = (door, path, page);

    /// <summary>The HTML that was answered last.</summary>
    public string Page { get; private set; }

    public string Token => HiddenValue().Match(Page).Groups[1].Value;

    public static async Task<AskingForm> Open(OpenDoor door, string path = "/portal/cook/request") => new(door, path, await door.Read(path));

    public Task<HttpResponseMessage> Send(params (string Name, string Value)[] fields) => Send([], fields);

    public async Task<HttpResponseMessage> Send((string Name, string File, byte[] Bytes)[] files, params (string Name, string Value)[] fields)
    {
        using var body = new MultipartFormDataContent();

        foreach (var (name, value) in Filled(fields))
        {
            body.Add(new StringContent(value, Encoding.UTF8), name);
        }

        foreach (var (name, file, bytes) in files)
        {
            body.Add(new ByteArrayContent(bytes), name, file);
        }

        var answer = await _door.Reader.PostAsync(_path, body);

        if (answer.StatusCode is not HttpStatusCode.SeeOther)
        {
            Page = await answer.Content.ReadAsStringAsync();
        }

        return answer;
    }

    private Dictionary<string, string> Filled((string Name, string Value)[] fields)
    {
        var filled = new Dictionary<string, string>
        {
            ["token"] = Token,
            ["name"] = "김하늘",
            ["email"] = "haneul@example.com",
            ["subject"] = "환불",
            ["body"] = "언제 되나요?",
            ["website"] = "",
        };

        foreach (var (name, value) in fields)
        {
            filled[name] = value;
        }

        return filled;
    }

    /// <summary>Files that it says are there already.</summary>
    public IEnumerable<string> Kept() => KeptValue().Matches(Page).Select(kept => kept.Groups[1].Value);

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex HiddenValue();

    [GeneratedRegex("name=\"kept\" value=\"([^\"]+)\"")]
    private static partial Regex KeptValue();
}
