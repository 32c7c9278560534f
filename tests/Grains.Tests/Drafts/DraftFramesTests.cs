using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Oqupie.Contracts.Drafts;
using Oqupie.Grains.Drafts;

namespace Oqupie.Grains.Tests.Drafts;

/// <summary>Frames as the real Yjs made them (the console's frames.test.ts), and frames of ours, which that test reads.</summary>
public sealed class DraftFramesTests
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static readonly FrameCase[] Cases = JsonSerializer.Deserialize<FrameCase[]>(File.ReadAllText("Data/drafts/frames.json"), Options)!;

    public static TheoryData<string> Names => [.. Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_text_is_read_as_the_editor_shows_it(string name)
    {
        var wanted = Cases.Single(one => one.Name == name);

        var text = Read(wanted.Frames);
        var content = text.Read();

        Assert.NotNull(content);
        Assert.Equal(wanted.Words && wanted.Html.Length > 0 ? wanted.Html : "", content.Html);
        Assert.Equal(wanted.Words, text.HasWords);
        Assert.Equal(wanted.Files, content.Files);
        Assert.Equal(wanted.Cc, content.Cc);
    }

    [Fact]
    public void What_we_write_is_what_we_read()
    {
        var text = Read(Cases[0].Frames);
        text.Take(Convert.ToBase64String(DraftWriting.Replace(text.Doc, Wish, 7)));

        var content = text.Read();

        Assert.Equal(WishHtml, content?.Html);
        Assert.Equal(["f1"], content!.Files);
        Assert.Equal(["pat@vendor.example"], content.Cc!);
        text.Take(Convert.ToBase64String(DraftWriting.Replace(text.Doc, new(), 8)));
        Assert.False(text.HasWords);
    }

    [Fact]
    public void What_we_write_is_what_the_editors_tests_read()
    {
        var frames = Cases[0].Frames;
        var made = Convert.ToBase64String(DraftWriting.Replace(Read(frames).Doc, Wish, 7));
        var known = JsonSerializer.Deserialize<FrameCase>(File.ReadAllText("Data/drafts/written.json"), Options);
        var now = new FrameCase("a text in the place of another", [.. frames, made], WishHtml, Words: true, ["f1"], ["pat@vendor.example"]);

        if (Environment.GetEnvironmentVariable("OQUPIE_WRITE_FRAMES") is { Length: > 0 } file)
        {
            File.WriteAllText(file, JsonSerializer.Serialize(now, Options) + "\n");
        }
        else
        {
            Assert.Equal(known?.Frames, now.Frames);
        }
    }

    [Fact]
    public void Whatever_a_frame_holds_it_is_read_or_not_and_soon()
    {
        var random = new Random(42);
        var watch = Stopwatch.StartNew();

        foreach (var frames in Cases.Select(one => one.Frames).Where(frames => frames.Length < 10))
        {
            for (var round = 0; round < 300; round++)
            {
                Read([.. frames.Select(frame => Broken(frame, random))]).Read();
            }
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData("/////////////w8=")]
    [InlineData("AQE=")]
    [InlineData("AAAA")]
    public void Nonsense_is_kept_and_counts_as_words_where_it_cannot_be_read(string data)
    {
        var text = Read([data]);

        Assert.Equal(!text.IsReadable, text.HasWords);
    }

    private static DraftWish Wish => new()
    {
        Text =
        [
            new()
            {
                Name = "paragraph",
                Children =
                [
                    new() { Text = "New " }, new() { Text = "words", Attributes = Mark("bold") }, new() { Name = "hardBreak" }, new() { Text = "안녕" },
                ],
            },
            new() { Name = "paragraph" },
        ],
        Files = [new("f1", """{"id":"f1","name":"a.pdf","size":3}""")],
        Cc = ["pat@vendor.example"],
    };

    private const string WishHtml = "<p>New <strong>words</strong><br>안녕</p><p></p>";

    private static ImmutableDictionary<string, string> Mark(string name) => ImmutableDictionary<string, string>.Empty.Add(name, "{}");

    private static DraftText Read(IReadOnlyList<string> frames)
    {
        var text = DraftText.Of(new([]));

        foreach (var frame in frames)
        {
            text.Take(frame);
        }

        return text;
    }

    private static string Broken(string frame, Random random)
    {
        var bytes = Convert.FromBase64String(frame);

        for (var left = random.Next(4); left > 0; left--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return Convert.ToBase64String(bytes[..random.Next(bytes.Length / 2, bytes.Length + 1)]);
    }

    internal sealed record FrameCase(string Name, string[] Frames, string Html, bool Words, string[] Files, string[]? Cc);
}
