using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Oqupie.Channels.Html;

namespace Oqupie.Channels.Tests.Html;

[Trait("Corpora", "true")]
public sealed partial class XssCorpusTests
{
    private static readonly HtmlParser Parser = new();

    private readonly SafeRichText _html = new();

    [Theory]
    [InlineData("OWASP_CheatSheetSeries/vectors.json", "vector")]
    [InlineData("cure53_DOMPurify/expect.json", "payload")]
    public void Nothing_that_acts_survives(string file, string member)
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(Path.Combine(Corpora.Folder("xss"), file)));
        var seen = 0;

        foreach (var vector in vectors.RootElement.EnumerateArray().Select(one => one.GetProperty(member).GetString()!))
        {
            // As it is, inside of other markup, and once more through: what is harmless must stay so.
            foreach (var html in (string[])[vector, $"<div><p>{vector}</p></div>", $"<table><tr><td>{vector}", _html.Sanitise(vector)])
            {
                var kept = _html.Sanitise(html);
                Assert.True(Harm(kept) is null, $"{Harm(kept)} survives in\n{kept}\nof\n{html}");
                var mail = _html.SanitiseMail(html);
                Assert.True(Harm(mail) is null, $"{Harm(mail)} survives in\n{mail}\nof\n{html}");
            }

            seen++;
        }

        Assert.True(seen > 50, $"Only {seen} vectors.");
    }

    // Read by a real parser, in the places where a page would put it.
    private static string? Harm(string html) =>
        ((string[])["<body>", "<body><div>", "<body><textarea></textarea><table><tr><td>"])
            .SelectMany(before => Parser.ParseDocument(before + html).All)
            .Select(Harm)
            .FirstOrDefault(harm => harm is not null);

    private static string? Harm(IElement element)
    {
        if (element.LocalName is "html" or "head" or "body" or "textarea" && element.Attributes.Length is 0)
        {
            return null;
        }

        if (!HtmlRules.Tags.Contains(element.LocalName) || element.NamespaceUri is not "http://www.w3.org/1999/xhtml")
        {
            return $"<{element.LocalName}>";
        }

        return element.Attributes.FirstOrDefault(attribute => !IsHarmless(element, attribute))?.Name;
    }

    private static bool IsHarmless(IElement element, IAttr attribute) => attribute.Name switch
    {
        "href" => Address().IsMatch(attribute.Value),
        "src" => element.LocalName is "img" && Picture().IsMatch(attribute.Value),
        "data-remote-src" => attribute.Value.StartsWith("http", StringComparison.OrdinalIgnoreCase),
        "style" => !Style().IsMatch(attribute.Value),
        "data-fold" => attribute.Value is "quote" or "signature",
        "rel" or "target" => element.LocalName is "a",
        var name => HtmlRules.Attributes.Contains(name),
    };

    [GeneratedRegex("^(https?://|mailto:|tel:)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex("^(cid:|data:image/(png|jpeg|gif|webp);)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Picture();

    [GeneratedRegex(
        @"url\s*\(|expression|javascript|behavior|-moz-binding|@import|position",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Style();
}
