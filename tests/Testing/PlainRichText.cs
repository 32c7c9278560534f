using Oqupie.Grains.Tickets;

namespace Oqupie.Testing;

/// <summary>Takes tags away; what is harmless HTML is the business of the real one and its own tests.</summary>
internal sealed class PlainRichText : IRichText
{
    public string Sanitise(string html) => html;

    public string ToText(string html) =>
        System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
