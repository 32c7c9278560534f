using Oqupie.Contracts;
using Oqupie.Grains.Tickets.Forwarding;

namespace Oqupie.Grains.Channels;

/// <summary>Whose word an answer to a forward is. Pure.</summary>
internal static class ForwardThreading
{
    /// <param name="read">It bears a mark of a forward.</param>
    /// <param name="forward">That forward; null where there is none any more.</param>
    public static ForwardAnswer Of(ReadMessage read, ForwardStanding? forward)
    {
        var sender = EmailAddress.Key(read.From.Email);

        // Who takes part in the ticket speaks for themselves, on whichever of our mails they have pressed "reply".
        return forward is null ? ForwardAnswer.Strangers
            : forward.Participants.Contains(sender) ? ForwardAnswer.Participants
            : forward.Recipients.Contains(sender) ? ForwardAnswer.Recipients
            : ForwardAnswer.Strangers;
    }
}

internal enum ForwardAnswer
{
    /// <summary>Somebody's whom nobody has asked: a message like any, and our mark gives it no right.</summary>
    Strangers = 0,

    /// <summary>A message of the ticket.</summary>
    Participants = 1,

    /// <summary>It belongs beside the ticket's messages, for members alone.</summary>
    Recipients = 2,
}
