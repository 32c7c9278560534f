using Oqupie.Contracts;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>Keeps a reply to what it may be where it is going. Pure.</summary>
internal static class SurfaceRules
{
    /// <summary>The first thing in the way; null where nothing is.</summary>
    /// <param name="text">Its words, without formatting.</param>
    /// <param name="files">Whether files go with it.</param>
    public static Refusal? Check(ReplySurface surface, Ticket ticket, string text, bool files, DateTimeOffset now)
    {
        if (surface.OpenUntil < now)
        {
            return Refusal.Conflict("The other side takes no answer to this any more.", "reply_closed");
        }

        if (surface.Slot is ReplySlot.Once && ticket.Replies.Values.Any(HasLeftOrWill))
        {
            return Refusal.Conflict("The other side takes one answer, and there is one.", "reply_once");
        }

        if (files && !surface.Files)
        {
            return Refusal.Invalid("No files can go with an answer here.", "attachments", "reply_without_files");
        }

        return surface.Limit is { } limit && ReplyLength.Of(text, surface.Counter) is var length && length > limit
            ? Refusal.Invalid($"The other side takes {limit}, and this counts {length}.", "body", "reply_too_long").With("most", limit).With("length", length)
            : null;
    }

    private static bool HasLeftOrWill(ReplyState reply) =>
        !reply.Aside && reply.State is not (DeliveryState.Failed or DeliveryState.Bounced or DeliveryState.Withdrawn);
}
