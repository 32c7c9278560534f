using System.Collections.Immutable;
using Oqupie.Contracts.Drafts;

namespace Oqupie.Grains.Drafts;

/// <summary>What is kept of one draft, and what follows from it. Changes by <see cref="Take"/> alone, after the row was stored.</summary>
internal sealed class DraftBook
{
    private readonly List<DraftRow> _rows = [];
    private readonly HashSet<(string Client, long Counter)> _known = [];

    public DraftBook(ImmutableArray<DraftRow> rows)
    {
        foreach (var row in rows)
        {
            Take(row);
        }
    }

    public long Number { get; private set; }

    /// <summary>When the newest row was written; the beginning of time where there is none.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>How often it has been sent; rows of no editor count it in <see cref="DraftRow.Counter"/>, so it outlives what is taken away.</summary>
    public long Sent { get; private set; }

    /// <summary>What is under way, or was when its silo ended.</summary>
    public DraftRow? Sending { get; private set; }

    public DraftRow? Compact { get; private set; }

    /// <summary>Characters of what whoever comes anew is given.</summary>
    public long Size { get; private set; }

    /// <summary>Frames after the compact one, and their characters.</summary>
    public int Loose { get; private set; }

    public long LooseSize { get; private set; }

    public bool Knows(DraftUpdate update) => _known.Contains((update.Client, update.Counter));

    public bool HasSent(string wish) => _rows.Exists(row => row.Kind is DraftRowKind.Sent && row.Wish == wish);

    public void Take(DraftRow row)
    {
        _rows.Add(row);
        (Number, At) = (row.Number, row.At);

        switch (row.Kind)
        {
            case DraftRowKind.Update:
                _known.Add((row.Client, row.Counter));
                break;
            case DraftRowKind.Compact:
                Compact = row;
                Sent = row.Counter;
                break;
            case DraftRowKind.Sending:
                Sending = row;
                break;
            case DraftRowKind.Sent:
                (Sending, Sent) = (null, row.Counter);
                break;
            default:
                Sending = null;
                break;
        }

        if (row.Kind is DraftRowKind.Compact)
        {
            Weigh();
        }
        else if (DataOf(row).Length is > 0 and var more)
        {
            (Size, Loose, LooseSize) = (Size + more, Loose + 1, LooseSize + more);
        }
    }

    /// <summary>Rows up to a number are in the store no more.</summary>
    public void Drop(long upTo)
    {
        foreach (var row in _rows.Where(row => row.Number <= upTo && row.Kind is DraftRowKind.Update))
        {
            _known.Remove((row.Client, row.Counter));
        }

        _rows.RemoveAll(row => row.Number <= upTo);
    }

    /// <summary>What whoever has all up to a number lacks; everything, where only the compact frame has it, or they have what we do not.</summary>
    public DraftPart Since(long have, ImmutableArray<DraftPerson> people)
    {
        var whole = have <= 0 || have > Number || have < (Compact?.UpTo ?? 0);
        return new()
        {
            Number = Number,
            Sent = Sent,
            Whole = whole,
            Frames = [.. (whole ? Everything() : _rows.Where(row => row.Number > have).OrderBy(row => row.Number)).Select(row => FrameOf(row, whole))],
            People = people,
        };
    }

    /// <summary>As it is told to those who follow.</summary>
    public static DraftFrame FrameOf(DraftRow row) => FrameOf(row, whole: false);

    private static DraftFrame FrameOf(DraftRow row, bool whole) => new()
    {
        Number = row.Number,
        Data = whole ? row.Data : DataOf(row),
        SentUpTo = row.Kind is DraftRowKind.Sent ? row.UpTo : null,
        SentBy = row.Kind is DraftRowKind.Sent ? row.By : null,
    };

    /// <summary>Who follows has what is in a compact frame; what may be taken out is not taken out.</summary>
    private static string DataOf(DraftRow row) => row.Kind is DraftRowKind.Update or DraftRowKind.Sent ? row.Data : "";

    private IEnumerable<DraftRow> Everything() =>
        _rows.Where(row => row == Compact || (row.Number > (Compact?.UpTo ?? 0) && DataOf(row).Length > 0));

    private void Weigh()
    {
        var loose = Everything().Where(row => row != Compact).ToList();
        (Loose, LooseSize) = (loose.Count, loose.Sum(row => (long)row.Data.Length));
        Size = LooseSize + (Compact?.Data.Length ?? 0);
    }
}
