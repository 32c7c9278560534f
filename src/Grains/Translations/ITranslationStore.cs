using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Translations;

namespace Oqupie.Grains.Translations;

/// <summary>Translations of what stands on tickets, so that each is paid for once. They belong to the ticket's customer, as the texts do.</summary>
public interface ITranslationStore
{
    Task<StoredTranslation?> Find(TranslationKey key, CancellationToken cancellationToken);

    /// <summary>In the place of one that is there.</summary>
    /// <param name="key">Of what, into what, by whom.</param>
    /// <param name="customer">Local to the account: whose erasure takes this row too.</param>
    /// <param name="translation">What it says.</param>
    /// <param name="at">When it was made.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task Keep(TranslationKey key, string customer, StoredTranslation translation, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Those made before a time go, the oldest first; at most <paramref name="limit"/>.</summary>
    /// <returns>How many went.</returns>
    Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}

/// <param name="Ticket">Where it stands.</param>
/// <param name="Version">The item, whose words never change.</param>
/// <param name="To">BCP 47; empty where only the language it is in was asked.</param>
/// <param name="Provider">Who translated.</param>
public sealed record TranslationKey(TicketId Ticket, long Version, string To, TranslationProvider Provider);

/// <param name="Html">Sanitised.</param>
/// <param name="From">BCP 47; null where nobody said.</param>
public sealed record StoredTranslation(string Html, string? From);
