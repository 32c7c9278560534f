using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Channels;

/// <summary>Whom an account has answered by itself today, and how many this hour.</summary>
public interface IAutoReplyBook
{
    /// <summary>Durable when it answers. True for one caller in 24 hours, whichever brand or silo it works for; nothing is sent without it.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="address">The mailbox's SHA-256, in hex.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> Claim(AccountId account, string address, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Takes one from each of these budgets in turn, durable when it answers. False where one is spent for this hour of the clock; nothing is sent then. Those
    /// before it have lost one by it.
    /// </summary>
    Task<bool> Spend(AccountId account, ImmutableArray<AutoReplyBudget> budgets, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <param name="What">Of what; without anything personal.</param>
/// <param name="Limit">In an hour.</param>
public sealed record AutoReplyBudget(string What, int Limit);
