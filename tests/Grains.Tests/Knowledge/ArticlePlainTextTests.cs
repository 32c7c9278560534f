using Oqupie.Grains.Knowledge;

namespace Oqupie.Grains.Tests.Knowledge;

public sealed class ArticlePlainTextTests
{
    [Fact]
    public void A_row_of_a_table_is_a_line_and_its_cells_stand_apart() =>
        Assert.Equal(
            "Before\nPlan · Price\nSmall · 10,000 won\nAfter",
            ArticlePlainText.Of(
                "<p>Before</p><table><tbody><tr><th><p>Plan</p></th><th><p>Price</p></th></tr><tr><td><p>Small</p></td><td><p>10,000 <b>won</b></p></td></tr>"
                    + "</tbody></table><p>After</p>"));

    [Fact]
    public void Paragraphs_are_lines_and_words_stay_whole() =>
        Assert.Equal("One\nTwo & three", ArticlePlainText.Of("<h2>O<b>n</b>e</h2><p>Two &amp; three</p>"));
}
