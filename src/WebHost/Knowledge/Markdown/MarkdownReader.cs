using System.Diagnostics.CodeAnalysis;
using System.Text;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>
/// Markdown as read: GitHub's, without what the editor has no place for. What it says in HTML is as it was written, to be made harmless by who keeps it.
/// </summary>
internal static class MarkdownReader
{
    // The parser looks at all of what follows for each of them.
    private const int MostReferences = 2000;

    private static readonly MarkdownPipeline Dialect = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks()
        .UseCjkFriendlyEmphasis()
        .UseSignBounds()
        .Build();

    /// <summary>False where it is nested deeper, or refers more, than anybody writes.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out MarkdownDocument? document)
    {
        if (text.AsSpan().Count("]:") > MostReferences)
        {
            document = null;
            return false;
        }

        try
        {
            document = Markdig.Markdown.Parse(text, Dialect);
            return true;
        }
        catch (ArgumentException) // What the parser says at its limit of depth.
        {
            document = null;
            return false;
        }
    }

    /// <summary>Takes the heading away that the document begins with, if it is of the first level: that is its title.</summary>
    public static string? TakeTitle(MarkdownDocument document)
    {
        if (document.FirstOrDefault() is not HeadingBlock { Level: 1, Inline: { } inline })
        {
            return null;
        }

        var title = new StringBuilder();
        InlineHtml.AppendText(title, inline);
        document.RemoveAt(0);
        return MarkdownText.OneSpaced(title.ToString()).Trim() is { Length: > 0 } said ? said : null;
    }
}
