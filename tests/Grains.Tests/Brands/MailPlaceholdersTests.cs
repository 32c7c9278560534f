using Oqupie.Contracts.Brands;
using Oqupie.Grains.Brands;

namespace Oqupie.Grains.Tests.Brands;

public sealed class MailPlaceholdersTests
{
    [Theory]
    [InlineData("<p>{{body}}</p>", "<p>[body]</p>")]
    [InlineData("<p>{{ body }}</p>", "<p>[body]</p>")]
    [InlineData("<a title=\"a > {{body}}\" href=\"{{ticket}}\">{{brand}}</a>", "<a title=\"a > (body)\" href=\"(ticket)\">[brand]</a>")]
    [InlineData("{{body", "{{body")]
    [InlineData("{{{{body}}", "{{[body]")]
    [InlineData("{{nothing}} <b>{{}}</b>", "{{nothing}} <b>{{}}</b>")]
    public void Places_are_filled_by_where_they_stand(string template, string filled) =>
        Assert.Equal(
            filled, MailPlaceholders.Fill(template, (name, inTag) => MailPlaceholders.Names.Contains(name) ? inTag ? $"({name})" : $"[{name}]" : null));

    [Fact]
    public void What_is_filled_in_is_not_filled_again() => Assert.Equal("{{brand}}", MailPlaceholders.Fill("{{body}}", (_, _) => "{{brand}}"));

    [Theory]
    [InlineData("<p>{{signature}}</p>")]
    [InlineData("{{body}} {{body}}")]
    [InlineData("{{body}} {{bdy}}")]
    public void A_template_with_no_place_for_the_text_or_unknown_ones_is_refused(string template) =>
        Assert.Equal("mailTemplate", BrandRules.Change(Brand, new() { MailTemplate = template }).Refusal?.Field);

    [Fact]
    public void An_empty_template_is_the_usual_look() =>
        Assert.Equal("", BrandRules.Change(Brand with { MailTemplate = "{{body}}" }, new() { MailTemplate = " " }).Value?.MailTemplate);

    [Fact]
    public void A_template_that_is_too_long_is_refused() =>
        Assert.Equal("mailTemplate", BrandRules.Change(Brand, new() { MailTemplate = "{{body}}" + new string('x', 20_000) }).Refusal?.Field);

    private static BrandInfo Brand => new() { Id = "b", Name = "Cook", Slug = "cook", Language = "en", SupportEmail = "a@b.example" };
}
