using System.Buffers.Text;
using Oqupie.Contracts;
using Oqupie.Contracts.Drafts;

namespace Oqupie.Grains.Drafts;

/// <summary>What may be written into a draft, and when it is made small again.</summary>
internal static class DraftRules
{
    /// <summary>A pasted text of 250 KB; characters of Base64. The hub takes no larger message.</summary>
    public const int MaxUpdate = 340_000;

    /// <summary>Of one compact frame: whatever has been written and taken out again since weighs nothing in it.</summary>
    public const int MaxCompact = 680_000;

    /// <summary>Of all that whoever comes anew is given.</summary>
    public const int MaxSize = 2_000_000;

    public const int MaxLoose = 4_000;

    /// <summary>From here on a client is asked for a compact frame: two or three minutes of writing.</summary>
    public const int ManyLoose = 200;

    public const int MuchLoose = 100_000;

    public const int MaxPlace = 600;

    public static Refusal? Update(DraftBook book, DraftUpdate update)
    {
        if (!LocalKey.IsValid(update.Client) || update.Counter < 1 || !IsData(update.Data, MaxUpdate))
        {
            return DraftRefusals.Unfit;
        }

        return book.Loose >= MaxLoose || book.Size + update.Data.Length > MaxSize ? DraftRefusals.Full : null;
    }

    public static bool WantsCompact(DraftBook book) => book.Sending is null && (book.Loose >= ManyLoose || book.LooseSize >= MuchLoose);

    /// <param name="asked">Whether the connection was asked.</param>
    /// <param name="has">What it has said to have.</param>
    public static Refusal? Compact(DraftBook book, DraftCompact compact, bool asked, long has)
    {
        if (!IsData(compact.Data, MaxCompact))
        {
            return DraftRefusals.Unfit;
        }

        var fits = asked && book.Sending is null && compact.UpTo <= has && compact.UpTo <= book.Number && compact.UpTo > (book.Compact?.Number ?? 0);
        return fits ? null : DraftRefusals.NotCompact;
    }

    public static Refusal? Send(DraftBook book, DraftSending sending) =>
        !IsData(sending.Data, MaxUpdate) || sending.UpTo < 0 ? DraftRefusals.Unfit
        : sending.Sent != book.Sent ? DraftRefusals.SentBefore
        : null;

    private static bool IsData(string? data, int most) => data is { Length: > 0 } && data.Length <= most && Base64.IsValid(data);
}
