using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>What tickets need to know of inquiry types. Tickets own this port, Inquiries answers it.</summary>
public interface ITicketTypes
{
    /// <summary>Whether the brand has it now, on or off.</summary>
    Task<bool> Has(AccountId account, string brand, string type);

    /// <summary>What it is called, or was when it went; null where nobody knows.</summary>
    Task<string?> NameOf(AccountId account, string brand, string type);

    /// <summary>The form with other values in it. Refused with "fields.KEY" for what the type does not ask, or what is no answer to it.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="brand">The ticket's.</param>
    /// <param name="type">The ticket's; null for none, of which values can only be taken away.</param>
    /// <param name="form">As it stands.</param>
    /// <param name="fields">By their keys; an empty value takes away what is there.</param>
    Task<Outcome<TicketForm>> Fill(
        AccountId account, string brand, string? type, TicketForm form, ImmutableDictionary<string, ImmutableArray<string>> fields);
}
