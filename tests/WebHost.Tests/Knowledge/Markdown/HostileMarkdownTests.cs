using Markdig.Syntax;
using Oqupie.WebHost.Knowledge.Markdown;

namespace Oqupie.WebHost.Tests.Knowledge.Markdown;

/// <summary>What a text costs grows with its length and not faster, whatever is in it.</summary>
public sealed class HostileMarkdownTests
{
    private const int Length = 30_000;

    /// <summary>What is repeated, after what.</summary>
    public static TheoryData<string, string> Patterns => new()
    {
        { "*a _b ", "" }, { "*a ", "" }, { "a* ", "" }, { "**a *b ", "" }, { "a**b_", "" }, { "*a_ ", "" }, { "~~a *b ", "" }, { "_a* ", "" }, { "*a**b", "" },
        { "*a _b\n", "" }, { "*_", "" }, { "(*", "" }, { "*a* ", "" }, { "**가**나", "" }, { "**「가」나", "" }, { "~~a", "" }, { "*a ", "# " },
        { "[", "" }, { "[a ", "" }, { "![a", "" }, { "[a](b", "" }, { "[a](", "" }, { "[a](<b", "" }, { "[a](b \"", "" }, { "[a][", "" }, { "[a\n", "" },
        { "[a]((((((((((((((((((((", "" }, { "]", "" }, { "a <!-- ", "" }, { "a <? ", "" }, { "a <![CDATA[ ", "" }, { "a <!A ", "" }, { "<a x=\"", "" },
        { "http://a.b/(", "" }, { "www.a", "" }, { "`a``b", "" }, { "|", "" }, { "a|b", "" }, { "*c|_d\n", "a|b\n-|-\n" }, { "[c|d\n", "a|b\n-|-\n" },
        { "c|d\n", "a|b\n-|-\n" }, { "> a\n", "" }, { "- a\n", "" }, { "- - - - - - a\n", "" }, { "1. a\n\n", "" }, { "> *a\n", "" }, { "- *a _b\n", "" },
    };

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Twice_the_text_is_twice_the_work(string repeated, string after)
    {
        var (once, twice) = (Work(repeated, after, Length), Work(repeated, after, 2 * Length));

        Assert.InRange(twice, 0, (long)(2.2 * once) + 1_000_000);
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Words_are_kept(string repeated, string after)
    {
        var text = after + string.Concat(Enumerable.Repeat(repeated, Length / repeated.Length)) + "\n\nThe end.";

        Assert.True(!MarkdownReader.TryRead(text, out var document) || Html(document).EndsWith("The end.</p>", StringComparison.Ordinal));
    }

    [Fact]
    public void A_paragraph_with_too_many_signs_is_the_text_it_is()
    {
        Assert.True(MarkdownReader.TryRead(string.Concat(Enumerable.Repeat("*a* <b> ", SignBounds.Most)), out var document));

        Assert.StartsWith("<p>*a* &lt;b&gt; *a*", Html(document), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_table_with_a_link_in_each_row_is_a_table()
    {
        var rows = string.Concat(Enumerable.Range(0, 1000).Select(row => $"| [row {row}](https://cook.example/{row}) | snake_case_name |\n"));

        Assert.True(MarkdownReader.TryRead($"| a | b |\n|---|---|\n{rows}", out var document));

        Assert.Equal(1000, Html(document).Split("<a href=").Length - 1);
    }

    [Fact]
    public void A_table_with_many_columns_and_short_rows_is_not_filled_up_with_their_square()
    {
        var columns = string.Concat(Enumerable.Repeat("a|", 2000));
        var line = string.Concat(Enumerable.Repeat("-|", 2000));
        Assert.True(MarkdownReader.TryRead($"|{columns}\n|{line}\n{string.Concat(Enumerable.Repeat("|b|\n", 2000))}", out var document));

        Assert.InRange(Html(document).Length, 0, 20_000_000);
    }

    // What the parser does for a paragraph is at most the square of the signs it keeps; what it has left as text it has passed over.
    private static long Work(string repeated, string after, int length) =>
        MarkdownReader.TryRead(after + string.Concat(Enumerable.Repeat(repeated, length / repeated.Length)), out var document)
            ? document.Descendants<LeafBlock>().Sum(leaf => (long)SignBounds.KeptIn(leaf) * SignBounds.KeptIn(leaf))
            : 0;

    private static string Html(MarkdownDocument document) => MarkdownHtml.Of(document, MarkdownAddresses.AsTheyAre);
}
