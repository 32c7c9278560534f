using System.Text;

namespace Oqupie.Channels.Email.Addresses;

/// <summary>What stands in brackets in a header (RFC 5322 §3.2.2).</summary>
internal static class AddressComments
{
    /// <summary>Where each bracket that is a comment's ends; 0 for those that never do.</summary>
    public static int[] Ends(string text)
    {
        var ends = new int[text.Length];
        var open = new Stack<int>();

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\\')
            {
                i++;
            }
            else if (text[i] is '(')
            {
                open.Push(i);
            }
            else if (text[i] is ')' && open.TryPop(out var start))
            {
                ends[start] = i;
            }
        }

        return ends;
    }

    public static string Without(string text)
    {
        var ends = text.Contains('(', StringComparison.Ordinal) ? Ends(text) : [];
        var kept = new StringBuilder(text.Length);

        for (var i = 0; i < text.Length; i++)
        {
            if (i < ends.Length && ends[i] > 0)
            {
                i = ends[i];
            }
            else
            {
                kept.Append(text[i]);
            }
        }

        return kept.ToString();
    }
}
