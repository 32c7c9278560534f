using System.Collections.Immutable;
using Oqupie.Grains.CannedResponses;

namespace Oqupie.Grains.Tests.CannedResponses;

public sealed class CannedVariablesTests
{
    private static readonly ImmutableDictionary<string, string> NoFields = ImmutableDictionary<string, string>.Empty;

    private static readonly Dictionary<string, string?> Values = new(StringComparer.Ordinal)
    {
        ["customer.name"] = "<b>김하늘</b> & \"co\"",
        ["ticket.number"] = "1042",
        ["brand.name"] = " ",
    };

    private static readonly ImmutableDictionary<string, string> Information = ImmutableDictionary<string, string>.Empty.Add("device model", "SM-S921N");

    [Fact]
    public void A_value_is_put_in_as_text_and_never_as_markup()
    {
        var (html, missing) = CannedVariables.Fill("<p>{{customer.name}}: #{{ ticket.number }}</p>", Values, NoFields, Information);

        Assert.Equal("<p>&lt;b&gt;김하늘&lt;/b&gt; &amp; &quot;co&quot;: #1042</p>", html);
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("{{field.device model}}")]
    [InlineData("{{information.device model}}")]
    [InlineData("{{information.device&#32;model}}")]
    public void What_a_program_collected_is_there_by_its_key(string place) =>
        Assert.Equal("SM-S921N", CannedVariables.Fill(place, Values, NoFields, Information).Html);

    [Fact]
    public void What_is_unknown_or_empty_stays_and_is_named_once()
    {
        var (html, missing) = CannedVariables.Fill("{{brand.name}} {{customer.nmae}} {{brand.name}} {{field.none}} {{}} {{{x}}", Values, NoFields, Information);

        Assert.Equal("{{brand.name}} {{customer.nmae}} {{brand.name}} {{field.none}} {{}} {{{x}}", html);
        Assert.Equal(["brand.name", "customer.nmae", "field.none", "x"], missing);
    }

    [Fact]
    public void A_value_is_not_filled_again()
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal) { ["customer.name"] = "{{ticket.number}}", ["ticket.number"] = "7" };

        Assert.Equal("{{ticket.number}}", CannedVariables.Fill("{{customer.name}}", values, NoFields, Information).Html);
    }

    [Fact]
    public void What_the_form_says_goes_before_what_a_program_collected()
    {
        var fields = NoFields.Add("device", "Galaxy <b>");

        Assert.Equal("Galaxy &lt;b&gt;", CannedVariables.Fill("{{field.device}}", Values, fields, Information).Html);
    }
}
