using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>Who got a message beside us: those in copy, and those it was addressed to when we were. Pure.</summary>
internal static class Bystanders
{
    private const int Most = 50;

    /// <summary>
    /// Each once, without the sender and without any name of ours. Where none of a mail's addresses is ours it came by another name of ours that we do not
    /// know, and whoever is in To may be that.
    /// </summary>
    public static ImmutableArray<string> Of(ChannelContext context, ReadMessage read)
    {
        var to = read.To.Concat(read.Cc).Any(IsOurs) ? read.To : [];
        return
        [
            .. to.Concat(read.Cc).Where(party => !IsOurs(party) && !Is(party.Email, read.From.Email)).Select(party => party.Email)
                .Distinct(StringComparer.OrdinalIgnoreCase).Take(Most),
        ];

        bool IsOurs(MailParty party) =>
            context.IsOurs(party.Email)
            || Is(party.Email, context.Brand.SupportEmail)
            || read.DeliveredTo.Contains(party.Email, StringComparer.OrdinalIgnoreCase);
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
