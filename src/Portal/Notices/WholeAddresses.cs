using System.Text;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Portal.Notices;

/// <summary>Who reads a feed does not know what a path of ours begins with.</summary>
internal static class WholeAddresses
{
    /// <param name="harmless">HTML whose attributes are in double quotes, as it is saved.</param>
    /// <param name="origin">Without a slash at its end.</param>
    public static string Of(string harmless, string origin)
    {
        var html = new StringBuilder(harmless.Length + 256);
        var at = 0;

        for (var tag = harmless.IndexOf('<', at); tag >= 0; tag = harmless.IndexOf('<', at))
        {
            var end = HtmlTags.EndOf(harmless, tag);
            html.Append(harmless, at, tag - at).Append(Whole(harmless[tag..end], origin));
            at = end;
        }

        return html.Append(harmless, at, harmless.Length - at).ToString();
    }

    private static string Whole(string tag, string origin) =>
        tag.Replace(" href=\"/", $" href=\"{origin}/", StringComparison.Ordinal).Replace(" src=\"/", $" src=\"{origin}/", StringComparison.Ordinal);
}
