namespace Oqupie.Channels.Folding;

/// <summary>The headers of an earlier mail, as Outlook, Naver and many others write them down as text, in the language of their user.</summary>
internal static class HeaderBlock
{
    private const int MaxWrapped = 3;
    private const int MaxHeaders = 12;

    /// <summary>How many lines the headers that begin here take; 0 where none do.</summary>
    /// <param name="lines">The mail.</param>
    /// <param name="start">Where they would begin.</param>
    /// <param name="announced">Something above says that an earlier mail follows, so fewer of them are enough.</param>
    public static int LengthAt(IReadOnlyList<MailLine> lines, int start, bool announced = false)
    {
        var fields = MailFields.None;
        var addressed = false;
        var end = start;

        for (var headers = 0; headers < MaxHeaders && Next(lines, end, start) is var at && at >= 0; headers++)
        {
            fields |= lines[at].Field;
            addressed |= lines[at].Field is MailFields.From && lines[at].Text.Contains('@', StringComparison.Ordinal);
            end = at + 1;
        }

        return IsEnough(fields, addressed, announced) ? end - start : 0;
    }

    // "From: Seoul, To: Busan, Date: Monday" is a journey.
    private static bool IsEnough(MailFields fields, bool addressed, bool announced)
    {
        if (!fields.HasFlag(MailFields.From))
        {
            return announced && fields.HasFlag(MailFields.Subject) && (fields & (MailFields.Sent | MailFields.To)) is not MailFields.None;
        }

        var others = System.Numerics.BitOperations.PopCount((uint)(fields & (MailFields.Sent | MailFields.To | MailFields.Subject)));
        return others >= 2 ? fields.HasFlag(MailFields.Subject) || addressed || announced : others is 1 && (addressed || announced);
    }

    // A long subject goes on in the lines below it; some programs leave a blank line between any two.
    private static int Next(IReadOnlyList<MailLine> lines, int from, int start)
    {
        for (var i = from; i < lines.Count && i <= from + (from == start ? 0 : MaxWrapped); i++)
        {
            if (lines[i].Quoted)
            {
                return -1;
            }

            if (lines[i].Field is not MailFields.None)
            {
                return i;
            }

            if (lines[i].IsBlank && i > from)
            {
                return -1;
            }
        }

        return -1;
    }
}
