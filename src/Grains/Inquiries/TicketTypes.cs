using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Inquiries;

/// <summary>Asks the book of the brand each time: what a type asks now is what a change is checked by.</summary>
internal sealed class TicketTypes(IGrainFactory grains) : ITicketTypes
{
    public async Task<bool> Has(AccountId account, string brand, string type) => await Book(account, brand).Find(type) is not null;

    public Task<string?> NameOf(AccountId account, string brand, string type) => Book(account, brand).NameOf(type);

    public async Task<Outcome<TicketForm>> Fill(
        AccountId account, string brand, string? type, TicketForm form, ImmutableDictionary<string, ImmutableArray<string>> fields) =>
        FillRules.Fill((type is null ? null : await Book(account, brand).Find(type))?.Fields ?? [], form, fields);

    private IInquiryBookGrain Book(AccountId account, string brand) => grains.GetGrain<IInquiryBookGrain>(new BrandId(account, brand).ToString());
}
