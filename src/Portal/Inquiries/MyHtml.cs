using Oqupie.Contracts.Inquiries;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Inquiries;

/// <summary>What the brand wrote, with its pictures at their addresses. It was made harmless when it was written. Pure.</summary>
internal static class MyHtml
{
    public static string Of(OpenPortal portal, long ticket, MyItem item)
    {
        var html = item.Html ?? "";

        for (var i = 0; i < item.Files.Length; i++)
        {
            if (item.Files[i].ContentId is { Length: > 0 } id)
            {
                html = html.Replace($"\"cid:{id}\"", $"\"{MyFileEndpoints.Path(portal, ticket, item.Version, i)}\"", StringComparison.Ordinal);
            }
        }

        return html;
    }
}
