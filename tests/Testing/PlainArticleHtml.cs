using Oqupie.Grains.Knowledge;

namespace Oqupie.Testing;

/// <summary>Takes everything as it is; what is harmless HTML is the business of the real one and its own tests.</summary>
internal sealed class PlainArticleHtml : IArticleHtml
{
    public string Sanitise(string html) => html;
}
