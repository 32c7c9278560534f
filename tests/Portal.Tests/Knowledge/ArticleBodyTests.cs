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
        Assert.Equal(
            "<div class=\"wide\" tabindex=\"0\" role=\"group\"><table><tr><td>1</td></tr></table></div>",
            ArticleBody.Of("<table><tr><td>1</td></tr></table>").Html);

    [Theory]
    [InlineData("")]
    [InlineData("a < b")]
    [InlineData("<")]
    [InlineData("<p title=\"")]
    [InlineData("<p>가나다</p>")]
    public void What_it_does_not_know_stays_as_it_is(string html) => Assert.Equal(html, ArticleBody.Of(html).Html);

    [Theory]
    [InlineData("video/youtube", "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1", "YouTube")]
    [InlineData("video/vimeo", "https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1&amp;autoplay=1", "Vimeo")]
    [InlineData(
        "video/vimeo", "https://vimeo.com/76979871/8272103f6e", "https://player.vimeo.com/video/76979871?dnt=1&amp;autoplay=1&amp;h=8272103f6e", "Vimeo")]
    public void A_video_of_a_provider_is_a_link_that_can_become_its_player(string type, string address, string player, string from) => Assert.Equal(
        $"<figure><a class=\"video\" href=\"{address}\" data-player=\"{player}\" data-from=\"{from}\" rel=\"noopener\">A <b>film</b></a></figure><a "
            + $"href=\"/x\">b</a>",
        ArticleBody.Of($"<figure><a type=\"{type}\" href=\"{address}\">A <b>film</b></a></figure><a href=\"/x\">b</a>").Html);

    [Fact]
    public void A_film_is_played_here_and_not_fetched_before() => Assert.Equal(
        "<video controls preload=\"none\" playsinline src=\"https://cook.example/a.mp4?a&amp;b\" aria-label=\"A &amp; B\"><a "
            + "href=\"https://cook.example/a.mp4?a&amp;b\">A &amp; <b>B</b></a></video>",
        ArticleBody.Of("<a type=\"video/mp4\" href=\"https://cook.example/a.mp4?a&amp;b\">A &amp; <b>B</b></a>").Html);

    [Theory]
    [InlineData("<a type=\"video/youtube\" href=\"https://evil.example/\">a</a>")]
    [InlineData("<a type=\"video/other\" href=\"https://cook.example/\">a</a>")]
    [InlineData("<a type=\"video/mp4\">a</a>")]
    [InlineData("<a title=\" type=&quot;video/mp4&quot;\" href=\"/x\">a</a>")]
    public void Any_other_link_stays_one(string html) => Assert.Equal(html, ArticleBody.Of(html).Html);
}
