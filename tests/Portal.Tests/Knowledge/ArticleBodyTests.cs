using Oqupie.Portal.Knowledge;

namespace Oqupie.Portal.Tests.Knowledge;

public sealed class ArticleBodyTests
{
    [Fact]
    public void A_heading_can_be_jumped_to() =>
        Assert.Equal("<h2 id=\"s1\">One</h2><h3 id=\"s2\">Two</h3>", ArticleBody.Of("<h2>One</h2><h3>Two</h3>").Html);

    [Fact]
    public void The_contents_say_headings_as_plain_text() =>
        Assert.Equal("A & B", ArticleBody.Of("<h2><a href=\"/x\" title=\"a > b\">A &amp; <b>B</b></a></h2>").Headings.Single().Text);

    [Fact]
    public void A_short_article_has_no_contents() => Assert.Empty(ArticleBody.Of("<h2>One</h2><h2>Two</h2>").Contents);

    [Fact]
    public void A_bracket_within_quotes_ends_no_tag() =>
        Assert.Equal("<img loading=\"lazy\" decoding=\"async\" alt=\"a > <table>\">", ArticleBody.Of("<img alt=\"a > <table>\">").Html);

    [Fact]
    public void A_wide_table_scrolls_by_itself() =>
        Assert.Equal("<div class=\"wide\" tabindex=\"0\" role=\"group\"><table><tr><td>1</td></tr></table></div>", ArticleBody.Of("<table><tr><td>1</td></tr></table>").Html);

    [Theory]
    [InlineData("")]
    [InlineData("a < b")]
    [InlineData("<")]
    [InlineData("<p title=\"")]
    [InlineData("<p>가나다</p>")]
    public void What_it_does_not_know_stays_as_it_is(string html) => Assert.Equal(html, ArticleBody.Of(html).Html);
}
