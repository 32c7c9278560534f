using Oqupie.Grains.Customers;
using Oqupie.Grains.Mentions;

namespace Oqupie.Grains.Tickets.Following;

/// <summary>Memos about customers are made harmless as what is written on tickets is.</summary>
internal sealed class MemoText(IRichText richText) : IMemoText
{
    public string? Harmless(string html)
    {
        var harmless = MentionMarkup.Strip(richText.Sanitise(html));
        return string.IsNullOrWhiteSpace(richText.ToText(harmless)) ? null : harmless;
    }
}
