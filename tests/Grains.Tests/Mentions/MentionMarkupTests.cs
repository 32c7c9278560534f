using Oqupie.Grains.Mentions;

namespace Oqupie.Grains.Tests.Mentions;

public sealed class MentionMarkupTests
{
    [Fact]
    public void A_mark_names_a_member_or_a_group_once() => Assert.Equal(
        ["member:m1", "group:g1"],
        MentionMarkup.OfHtml(
            """<span data-mention="member:m1">@Lee</span> <span data-mention="group:g1">@Night</span> <span data-mention="member:m1">@Lee</span>""")
            .Select(one => one.ToString()));

    [Theory]
    [InlineData("""&lt;span data-mention="member:m1"&gt;""")]
    [InlineData("""<span data-mention="rule:m1">@</span>""")]
    [InlineData("""<span data-mention="member:../m1">@</span>""")]
    [InlineData("""<span data-mention="member:">@</span>""")]
    public void Nothing_else_names_anybody(string html) => Assert.Empty(MentionMarkup.OfHtml(html));

    [Fact]
    public void What_goes_to_customers_bears_no_ids() =>
        Assert.Equal("<p><span>@Lee</span></p>", MentionMarkup.Strip("""<p><span data-mention="member:m1">@Lee</span></p>"""));

    [Fact]
    public void Brackets_become_names_and_what_names_nobody_stays()
    {
        const string Text = "@[lee@acme.example] and @[Night shift], look; @[nobody] a@b.example";

        Assert.Equal(["lee@acme.example", "Night shift", "nobody"], MentionMarkup.OfText(Text));
        Assert.Equal(
            "@Lee and @Night shift, look; @[nobody] a@b.example",
            MentionMarkup.Resolve(Text, new Dictionary<string, string> { ["lee@acme.example"] = "Lee", ["Night shift"] = "Night shift" }));
    }
}
