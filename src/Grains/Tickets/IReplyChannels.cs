using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Tickets;

/// <summary>What replies need to know of channels. Tickets own this port, Channels answers it.</summary>
public interface IReplyChannels
{
    /// <summary>
    /// Which channel carries the replies of a ticket that came by none: the brand's first that can send, as in addresses; null where it has none.
    /// </summary>
    Task<string?> For(AccountId account, string brand, CancellationToken cancellationToken);

    /// <summary>Which of these addresses are our own channels': a copy to them would come back as a customer's mail.</summary>
    Task<ImmutableArray<string>> Ours(AccountId account, IReadOnlyCollection<string> addresses, CancellationToken cancellationToken);
}
