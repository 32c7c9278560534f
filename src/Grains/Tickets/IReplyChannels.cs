using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>What replies need to know of channels. Tickets own this port, Channels answers it.</summary>
public interface IReplyChannels
{
    /// <summary>
    /// Which channel carries the replies of a ticket that came by none: the brand's first that can send, as in addresses; null where it has none.
    /// </summary>
    Task<string?> For(AccountId account, string brand, CancellationToken cancellationToken);

    /// <summary>Whether this is a channel of the brand: no ticket answers by another brand's.</summary>
    Task<bool> Has(AccountId account, string brand, string channel, CancellationToken cancellationToken);

    /// <summary>How a reply leaves: by the ticket's own channel, else as <see cref="For"/> says; null where there is none.</summary>
    Task<IReplyWay?> Way(AccountId account, string brand, string? channel, CancellationToken cancellationToken);

    /// <summary>
    /// How a mail of a ticket leaves, whatever it came by: by its own channel where that is mail, else by the brand's; null where it has none.
    /// </summary>
    Task<IReplyWay?> MailWay(AccountId account, string brand, string? channel, CancellationToken cancellationToken);

    /// <summary>Which of these addresses are our own channels': a copy to them would come back as a customer's mail.</summary>
    Task<ImmutableArray<string>> Ours(AccountId account, IReadOnlyCollection<string> addresses, CancellationToken cancellationToken);
}

/// <summary>A channel that replies leave by, as tickets see it. Pure.</summary>
public interface IReplyWay
{
    /// <summary>As in addresses.</summary>
    string Channel { get; }

    /// <summary>Whether anything leaves by it, as it is set up.</summary>
    bool Sends { get; }

    /// <summary>Whether there is anybody whom the reply would reach.</summary>
    bool Reaches(ReplyDraft draft);

    /// <summary>What the reply may be.</summary>
    ReplySurface Surface(ReplyDraft draft);

    /// <summary>What the channel will read when it sends; to everybody else it is text.</summary>
    string Envelope(ReplyDraft draft);
}
