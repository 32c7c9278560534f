using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Channels;

/// <summary>Whom an account has answered by itself today.</summary>
public interface IAutoReplyBook
{
    /// <summary>Durable when it answers. True for one caller in 24 hours, whichever brand or silo it works for; nothing is sent without it.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="address">The address's SHA-256, in hex.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> Claim(AccountId account, string address, DateTimeOffset now, CancellationToken cancellationToken);
}
