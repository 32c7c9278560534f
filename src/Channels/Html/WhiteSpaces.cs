using System.Net;

namespace Oqupie.Channels.Html;

/// <summary>Which white space of a text is shown.</summary>
internal enum KeptSpace : byte
{
    /// <summary>Any of it is one blank.</summary>
    None,

    /// <summary>Line ends alone, as with <c>pre-line</c>.</summary>
    LineEnds,

    All,
}

/// <summary>Follows the open elements for what they say of white space: <c>pre</c>, and the property of that name in their styles.</summary>
internal sealed class WhiteSpaces
{
    // Deeper ones are as the last of these.
    private const int MaxDepth = 120;
    private const int MaxStyle = 4_000;

    private readonly List<(string Name, KeptSpace Kept)> _open = [];

    public KeptSpace Kept => _open is [.., var last] ? last.Kept : KeptSpace.None;

    public void Open(string name, HtmlAttributes attributes)
    {
        if (!HtmlRules.Empty.Contains(name) && _open.Count < MaxDepth)
        {
            _open.Add((name, Said(attributes) ?? (name is "pre" or "listing" or "xmp" or "textarea" or "plaintext" ? KeptSpace.All : Kept)));
        }
    }

    public void Close(string name)
    {
        if (_open.FindLastIndex(one => one.Name == name) is >= 0 and var index)
        {
            _open.RemoveRange(index, _open.Count - index);
        }
    }

    private static KeptSpace? Said(HtmlAttributes attributes)
    {
        while (attributes.Next())
        {
            if (attributes.Name.Equals("style", StringComparison.OrdinalIgnoreCase))
            {
                return attributes.Value.Length > MaxStyle ? null : Said(WebUtility.HtmlDecode(attributes.Value.ToString()));
            }
        }

        return null;
    }

    private static KeptSpace? Said(string style)
    {
        KeptSpace? said = null;

        foreach (var declaration in style.Split(';'))
        {
            if (declaration.Split(':', 2) is [var name, var value] && name.Trim().Equals("white-space", StringComparison.OrdinalIgnoreCase))
            {
                said = value.Replace("!important", "", StringComparison.OrdinalIgnoreCase).Trim().ToLowerInvariant() switch
                {
                    "pre" or "pre-wrap" or "break-spaces" or "-moz-pre-wrap" or "-o-pre-wrap" => KeptSpace.All,
                    "pre-line" => KeptSpace.LineEnds,
                    "normal" or "nowrap" or "initial" => KeptSpace.None,
                    _ => said,
                };
            }
        }

        return said;
    }
}
