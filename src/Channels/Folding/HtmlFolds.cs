using AngleSharp.Dom;

namespace Oqupie.Channels.Folding;

/// <summary>Marks in a mail's HTML what is folded away. All of it stays; whoever shows it hides what bears the mark until it is asked for.</summary>
internal static class HtmlFolds
{
    /// <summary>"quote" or "signature"; nothing of the sender's can bear it, for the attribute is not among those that are kept.</summary>
    public const string Attribute = "data-fold";

    /// <param name="body">Harmless already. The hints in it are taken away.</param>
    /// <param name="answers">As for <see cref="TextFolds"/>.</param>
    public static void Mark(IElement body, bool answers = true)
    {
        var lines = HtmlLines.Of(body);
        var roles = MailFolding.Of(lines.All, answers);

        if (Array.Exists(roles, role => role is not LineRole.Written))
        {
            foreach (var child in body.ChildNodes.ToArray())
            {
                MarkNode(child, Judge(child, lines, roles), lines, roles);
            }
        }

        foreach (var hinted in body.QuerySelectorAll($"[{HtmlHints.Attribute}]"))
        {
            hinted.RemoveAttribute(HtmlHints.Attribute);
        }
    }

    private static void MarkNode(INode node, LineRole? role, HtmlLines lines, LineRole[] roles)
    {
        switch (role)
        {
            case LineRole.Quote or LineRole.Signature when node is IElement element:
                element.SetAttribute(Attribute, Name(role.Value));
                break;
            case LineRole.Quote or LineRole.Signature:
                var around = node.Owner!.CreateElement("span");
                around.SetAttribute(Attribute, Name(role.Value));
                node.Parent!.ReplaceChild(around, node);
                around.AppendChild(node);
                break;
            case null when node is IElement:
                foreach (var child in node.ChildNodes.ToArray())
                {
                    MarkNode(child, Judge(child, lines, roles), lines, roles);
                }

                break;
            default:
                break;
        }
    }

    // Null where the lines inside differ; what shows nothing stays as it is. Each node knows its first and last line, so nothing is walked twice.
    private static LineRole? Judge(INode node, HtmlLines lines, LineRole[] roles)
    {
        if (!lines.Extent.TryGetValue(node, out var extent))
        {
            return LineRole.Written;
        }

        var role = roles[extent.First];

        if (roles[extent.Last] != role)
        {
            return null;
        }

        // Between two of a kind may be another.
        for (var i = extent.First + 1; i < extent.Last; i++)
        {
            if (roles[i] != role)
            {
                return null;
            }
        }

        return role;
    }

    private static string Name(LineRole role) => role is LineRole.Quote ? "quote" : "signature";
}
