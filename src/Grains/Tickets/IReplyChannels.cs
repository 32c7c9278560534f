using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Tickets;

/// <summary>Which channel carries the replies of a ticket that came by none. Tickets own this port, Channels answers it.</summary>
public interface IReplyChannels
{
    /// <summary>The brand's first channel that can send, as in addresses; null where it has none.</summary>
    Task<string?> For(AccountId account, string brand, CancellationToken cancellationToken);
}
