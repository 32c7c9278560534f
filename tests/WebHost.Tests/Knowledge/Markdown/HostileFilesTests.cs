using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Oqupie.WebHost.Tests.Knowledge.Markdown;

/// <summary>Whatever is handed in, each file gets its answer, the others go on, and the server stays well.</summary>
public sealed class HostileFilesTests(Company company)
{
    [Fact]
    public async Task Names_are_only_names()
    {
        var report = await Import(Zips.Of(
            ("../../etc/passwd.md", "a"), ("/root.md", "b"), ("C:\\windows\\x.md", "c"), ("A\\B\\back.md", "d"), ("A/./dot.md", "e"),
            ("__MACOSX/A/._x.md", "f"), (".git/x.md", "g"), ("A/x.exe", "h"), ($"A/{new string('가', 300)}.md", "i"), ("A/dot.md", "j")));

        Assert.Equal(["../../etc/passwd.md", "/root.md", "C:\\windows\\x.md"], Files(report, "bad-path"));
        Assert.Equal(["A/dot.md"], Files(report, "twice"));
        Assert.Equal(["A/x.exe"], Files(report, "not-markdown"));
        Assert.Equal(
            ["A/", "A/B/", "A/B/back.md", "A/dot.md", $"A/{new string('가', 300)}.md"], report.Where(Was("made")).Select(File).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_bomb_is_counted_while_it_is_read()
    {
        var zeros = new byte[40 << 20];

        var report = await Import(Zips.Of([("A/bomb.md", zeros), ("A/picture.png", zeros), ("A/good.md", "![p](picture.png) text"u8.ToArray())]));

        Assert.Equal(["A/bomb.md"], Files(report, "too_large"));
        Assert.Equal(["A/good.md"], Files(report, "pictures-left-out"));
    }

    [Fact]
    public async Task Many_bombs_end_the_import_and_not_the_server()
    {
        var many = Enumerable.Range(0, 60).Select(i => ($"A/{i:d2}.md", new byte[900_000])).ToList();

        var report = await Import(Zips.Of(many));

        Assert.NotEmpty(Files(report, "too-much"));
        Assert.Equal(61, report.Count);
    }

    [Fact]
    public async Task More_entries_than_anybody_has_are_refused()
    {
        var kb = await NewBase();

        (await company.Owner.Post($"{kb}/import", Zips.Of(Enumerable.Range(0, 20_001).Select(i => ($"{i}.txt", Array.Empty<byte>())))))
            .Is(HttpStatusCode.RequestEntityTooLarge, "too_large");
    }

    [Fact]
    public async Task A_broken_file_stops_no_other()
    {
        var report = await Import(Zips.Of(
        [
            ("A/a.md", [0xB0, 0xA1, 0xB3, 0xAA]),
            ("A/b.md", Encoding.UTF8.GetBytes("---\nstate: everybody\n---\nb")),
            ("A/c.md", Encoding.UTF8.GetBytes("---\npublishAt: tomorrow\n---\nc")),
            ("A/d.md", Encoding.UTF8.GetBytes($"---\ntitle: {new string('d', 301)}\n---\nd")),
            ("A/e.md", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("> ", 5000)) + "e")),
            ("A/f.md", Encoding.UTF8.GetBytes("---\n: [\n\"\n\t- x: {{{\n'''\ntags: [\"a, 'b\nlanguage: Klingon\nposition: NaN\n---\nf")),
            ("B/C/D/E/g.md", "g"u8.ToArray()),
            ("h.md", "h"u8.ToArray()),
            ("_x/_section.md", Encoding.UTF8.GetBytes($"---\ntitle: {new string('x', 200)}\n---\n")),
            ("_x/i.md", "i"u8.ToArray()),
            ("A/z.md", "# Fine\nz"u8.ToArray()),
        ]));

        Assert.Equal(["A/a.md"], Files(report, "not-utf8"));
        Assert.Equal(["A/b.md", "A/c.md"], Files(report, "invalid"));
        Assert.Equal(["A/d.md", "_x/"], Files(report, "text_length"));
        Assert.Equal(["A/e.md"], Files(report, "too-nested"));
        Assert.Equal(["B/C/D/E/g.md"], Files(report, "too-deep"));
        Assert.Equal(["_x/i.md", "h.md"], Files(report, "no-place"));
        Assert.Contains("A/f.md", report.Where(Was("made")).Select(File));
        Assert.Contains("Fine", report.Where(Was("made")).Select(file => (string)file["title"]!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("PK\u0003\u0004 and then nothing of a zip")]
    public async Task What_is_no_zip_is_refused(string body)
    {
        var kb = await NewBase();
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));

        (await company.Owner.Post($"{kb}/import", content)).Is(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("*a **b _c ")]
    [InlineData("`a ``b ")]
    [InlineData("<a href=\"")]
    [InlineData("<")]
    [InlineData("| a ")]
    [InlineData("|a|\n|-|\n")]
    [InlineData("a\n- ")]
    [InlineData("&a ")]
    [InlineData("[a](<b")]
    [InlineData("[a]: b\n")]
    [InlineData("~~a ")]
    [InlineData("http://a.example/( ")]
    [InlineData("</")]
    public async Task Reading_takes_a_time_that_grows_with_the_text(string part)
    {
        var began = Stopwatch.GetTimestamp();

        await Import(Zips.Of(("A/a.md", string.Concat(Enumerable.Repeat(part, 300_000 / part.Length)))));

        // By the square it would be minutes; a busy machine is some times slower than a free one.
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    private async Task<List<JsonNode>> Import(HttpContent zip)
    {
        using (zip)
        {
            return [.. (await company.Owner.Post($"{await NewBase()}/import", zip)).IsOk().Items.Select(file => file!)];
        }
    }

    private static IEnumerable<string> Files(IEnumerable<JsonNode> report, string code) =>
        report.Where(file => (string?)file["code"] == code).Select(File).Order(StringComparer.Ordinal);

    private static string File(JsonNode file) => (string)file["file"]!;

    private static Func<JsonNode, bool> Was(string outcome) => file => (string)file["outcome"]! == outcome;

    private Task<string> NewBase() => company.NewKnowledgeBase();
}
