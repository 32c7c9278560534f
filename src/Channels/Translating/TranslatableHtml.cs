using System.Collections.Immutable;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Oqupie.Channels.Folding;

namespace Oqupie.Channels.Translating;

/// <summary>
/// HTML as pieces to be translated: each is what stands on one line or in one paragraph, so that a provider sees whole sentences. Code and quotes are no part
/// of any; what is folded away is taken out.
/// </summary>
internal sealed class TranslatableHtml
{
    private static readonly string[] Kept = ["pre", "blockquote"];

    private static readonly string[] Cells = ["td", "th", "colgroup", "col"];

    private readonly IElement _body;
    private readonly List<Passage> _passages = [];

    private TranslatableHtml(IElement body) => _body = body;

    /// <summary>What is to be translated, in order.</summary>
    public ImmutableArray<string> Texts => [.. _passages.Select(passage => passage.Markup)];

    /// <param name="html">Sanitised, so that its depth is bounded.</param>
    public static TranslatableHtml Of(string html)
    {
        var body = Parse(html).Body!;

        foreach (var folded in body.QuerySelectorAll($"[{HtmlFolds.Attribute}]"))
        {
            folded.Remove();
        }

        var translatable = new TranslatableHtml(body);
        translatable.Walk(body);
        return translatable;
    }

    /// <param name="translated">One for each of <see cref="Texts"/>, by a stranger.</param>
    /// <returns>The whole, with those in their places. Still to be sanitised.</returns>
    public string With(ImmutableArray<string> translated)
    {
        foreach (var (passage, html) in _passages.Zip(translated))
        {
            passage.Put(Parse(html).Body!);
        }

        return _body.InnerHtml;
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument($"<!doctype html><body>{html}");

    private void Walk(IElement parent)
    {
        var line = new List<INode>();

        foreach (var child in parent.ChildNodes.ToArray())
        {
            if (child is IElement element && IsBlock(element))
            {
                End(line);

                if (!Kept.Contains(element.LocalName, StringComparer.Ordinal))
                {
                    Walk(element);
                }
            }
            else
            {
                line.Add(child);
            }
        }

        End(line);
    }

    private void End(List<INode> line)
    {
        if (Passage.Of(line) is { } passage)
        {
            _passages.Add(passage);
        }

        line.Clear();
    }

    private static bool IsBlock(IElement element) => StandsAlone(element) || element.QuerySelectorAll("*").Any(StandsAlone);

    private static bool StandsAlone(IElement element) =>
        HtmlBlocks.All.Contains(element.LocalName) || Cells.Contains(element.LocalName, StringComparer.Ordinal);
}
