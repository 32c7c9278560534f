using Oqupie.Contracts;
using Oqupie.WebHost.Knowledge.Markdown;

namespace Oqupie.WebHost.Tests.Knowledge.Markdown;

public sealed class FrontMatterTests
{
    [Theory]
    [InlineData("---\ntitle: Hugo # a comment\n---\n", "Hugo")]
    [InlineData("---\n\"title\":   'It''s \"so\"'\n...\n", "It's \"so\"")]
    [InlineData("---\nTITLE: \"a \\u00e9 \\\"b\\\": c\"\n---\n", "a é \"b\": c")]
    [InlineData("---\ntitle: |\n  one\n  two\n---\n", "one\ntwo\n")]
    [InlineData("---\n# nothing else\ntitle: first\nother:\n  title: inner\n  list: [title, x]\n---\n", "first")]
    [InlineData("---\nlist:\n- title: inner\ntitle: outer\n---\n", "outer")]
    [InlineData("--- \ntitle: 2026-01-01 10:00:00 +0900\n--- \n", "2026-01-01 10:00:00 +0900")]
    [InlineData("---\nlayout: post\ntitle: Refunds: how\n---\n", "Refunds: how")]
    [InlineData("---\nlist: [1, 2\ntitle: T\n---\n", "T")]
    [InlineData("---\nbad: \"no end\ntitle: T\n---\n", "T")]
    [InlineData("---\n@x: y\n: [\n\t- x: {{{\ntitle: 'T'\n---\n", "T")]
    [InlineData("+++\ntitle = 'C:\\x' # a comment\n[params]\ntitle = \"inner\"\n+++\n", "C:\\x")]
    [InlineData("+++\ntitle = \"\"\"\none\ntwo\"\"\"\n+++\n", "one\ntwo")]
    [InlineData("+++\ntitle = 2026-01-01T10:00:00Z\n+++\n", "2026-01-01T10:00:00Z")]
    public void A_value_is_what_it_means(string text, string title) => Assert.Equal(title, Read(text).Text("title"));

    [Theory]
    [InlineData("---\ntags: [one, \"t, wo\", 3]\n---\n", "one|t, wo|3")]
    [InlineData("---\ntags:\n- one\n- 't, wo'\n- [deep]\n- key: value\n---\n", "one|t, wo")]
    [InlineData("---\ntags: one\n---\n", "one")]
    [InlineData("---\ntags:\n---\n", "")]
    [InlineData("---\ntags: null\n---\n", "")]
    [InlineData("+++\ntags = [\n  \"one\",\n  't, wo', 3, true ]\n+++\n", "one|t, wo|3|true")]
    [InlineData("+++\ntags = []\n+++\n", "")]
    public void A_list_is_its_values(string text, string tags) => Assert.Equal(tags, string.Join('|', Read(text).List("tags")!.Value));

    [Theory]
    [InlineData("---\n---\n")]
    [InlineData("---\njust words\n---\n")]
    [InlineData("---\n- a list\n---\n")]
    [InlineData("---\nother: x\n---\n")]
    [InlineData("+++\n+++\n")]
    [InlineData("---\ntitle: it has no end\n")]
    [InlineData("title: no front matter\n")]
    public void What_is_not_said_is_nothing(string text)
    {
        Assert.Null(Read(text).Text("title"));
        Assert.Null(Read(text).List("tags"));
    }

    [Theory]
    [InlineData("+++\nx = 1\ntitle = no quotes\n+++\n", "TOML, in line 3")]
    [InlineData("---\na: &x [1]\nb: *x\n---\n", "refers to other parts")]
    [InlineData("---\n<<: *x\n---\n", "refers to other parts")]
    [InlineData("---\ntitle: T\n[bad\nb: *x\n---\n", "refers to other parts")]
    public void What_cannot_be_read_is_refused_and_says_why(string text, string why)
    {
        var refusal = Refused(text);

        Assert.Equal("front-matter", refusal.Code);
        Assert.Contains(why, refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("---\n", "[", "\n---\n")]
    [InlineData("---\n", "{a: ", "\n---\n")]
    [InlineData("---\n", "- ", "x\n---\n")]
    [InlineData("+++\na = ", "[", "\n+++\n")]
    [InlineData("+++\na = ", "{b=", "\n+++\n")]
    public void What_is_nested_without_end_is_refused_at_once(string begin, string again, string end)
    {
        var text = begin + string.Concat(Enumerable.Repeat(again, 50_000 / again.Length)) + end;

        Assert.Equal("front-matter", Refused(text).Code);
    }

    [Fact]
    public void A_few_lines_that_would_be_a_billion_are_refused()
    {
        var lines = Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]");

        Assert.Equal("front-matter", Refused($"---\na0: &a0 lol\n{string.Join('\n', lines)}\n---\n").Code);
    }

    [Fact]
    public void A_line_that_is_no_YAML_costs_no_other()
    {
        var front = Read("---\nstate: draft\ntitle: \"no end\ntags:\n- one\n- two\nnote: a: b\nid: k3x9\n---\n");

        Assert.Equal(("draft", "k3x9", "a: b"), (front.Text("state"), front.Text("id"), front.Text("note")));
        Assert.Equal(["one", "two"], front.List("tags")!.Value);
    }

    [Fact]
    public void What_follows_it_is_the_text()
    {
        Assert.Equal("\ntext\n---\n", FrontMatterReader.BodyOf("---\ntitle: T\n---\n\ntext\n---\n"));
        Assert.Equal("---\n\ntext", FrontMatterReader.BodyOf("---\n\ntext"));
    }

    private static FrontMatter Read(string text)
    {
        Assert.True(FrontMatterReader.Read(text).Succeeded(out var front, out var refusal), refusal?.Reason);
        return front;
    }

    private static Refusal Refused(string text)
    {
        Assert.False(FrontMatterReader.Read(text).Succeeded(out _, out var refusal));
        return refusal;
    }
}
