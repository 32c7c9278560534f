namespace Oqupie.Grains.Knowledge;

/// <summary>Makes the HTML of articles harmless.</summary>
public interface IArticleHtml
{
    /// <summary>
    /// Keeps headings, lists, tables, code, callouts, details, links (within the server too) and pictures (of the server, of https, or within the text);
    /// a link of the type "video/…" is a video of a provider that we know, or a plain link; no script, style sheet, form or frame survives. What went through
    /// once comes out of the second time as it went in.
    /// </summary>
    string Sanitise(string html);
}
