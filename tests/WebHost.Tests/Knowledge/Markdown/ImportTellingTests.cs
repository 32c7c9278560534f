using System.Net;
using System.Text.Json.Nodes;

namespace Oqupie.WebHost.Tests.Knowledge.Markdown;

/// <summary>An import says how far it has got to whoever accepts its lines.</summary>
public sealed class ImportTellingTests(Company company)
{
    [Fact]
    public async Task Progress_comes_in_lines_and_the_report_in_the_last()
    {
        using var program = Listening();
        var kb = await NewBase();

        var answer = (await program.Post($"{kb}/import", Zips.Of(("A/1.md", "see [two](2.md)"), ("A/2.md", "text"), ("B/3.md", "see [one](../A/1.md)"))))
            .IsOk();

        var lines = answer.Text.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal("application/x-ndjson", answer.Headers["Content-Type"]);
        Assert.Equal(("articles", 0, 3), Progress(lines[0]));
        Assert.Equal(("links", 0, 1), Progress(lines[^2]));
        Assert.Equal(5, lines[^1]["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task What_is_refused_before_it_begins_is_refused_as_ever()
    {
        using var program = Listening();
        var kb = await NewBase();

        (await program.Post($"{kb}/import?category=nowhere", new StringContent("text"))).Is(HttpStatusCode.BadRequest);
        (await program.Post($"{kb}/import", new StringContent("PK\u0003\u0004 is no zip"))).Is(HttpStatusCode.BadRequest);
    }

    private static (string, int, int) Progress(JsonNode line) => ((string)line["step"]!, (int)line["done"]!, (int)line["of"]!);

    private Browser Listening()
    {
        var program = company.Owner.Copy();
        program.Headers.Accept.ParseAdd("application/x-ndjson");
        return program;
    }

    private Task<string> NewBase() => company.NewKnowledgeBase();
}
