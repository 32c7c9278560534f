using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Brands;
using Orleans.Concurrency;

namespace Oqupie.Grains.Customers;

[StatelessWorker(maxLocalWorkers: 32), GrainType("customers")]
internal sealed class CustomersGrain(
    ICustomerStore store, ICustomerBook book, CustomerFinder finder, CustomerTelling telling, BrandCache brands, TimeProvider clock) : Grain, ICustomersGrain
{
    private AccountId Account => new(this.GetPrimaryKeyString());

    public async Task<Outcome<CustomerInfo>> Read(Actor actor, string customer, CancellationToken cancellationToken) =>
        await Seen(actor, customer, cancellationToken) is { } found ? found : CustomerRefusals.NoSuchCustomer;

    public async Task<ImmutableArray<CustomerInfo>> ByEmail(Actor actor, string email, CancellationToken cancellationToken) =>
        EmailAddress.IsValid(email.Trim())
        && await store.Find(Account, CustomerIdentity.Email(email), cancellationToken) is { } known
        && await store.Read(known.Id, actor, cancellationToken) is { } customer
            ? [customer]
            : [];

    public async Task<Outcome<CustomerPage>> List(Actor actor, CustomerQuery query, CancellationToken cancellationToken) =>
        await store.List(Account, query, actor, cancellationToken) is { } page ? page : CustomerRefusals.BadCursor;

    public async Task<Outcome<CustomerMemoPage>> Memos(Actor actor, string customer, string? cursor, int limit, CancellationToken cancellationToken)
    {
        if (await Seen(actor, customer, cancellationToken) is not { } found)
        {
            return CustomerRefusals.NoSuchCustomer;
        }

        return await store.Memos(new(Account, found.Id), cursor, limit, cancellationToken) is { } page ? page : CustomerRefusals.BadCursor;
    }

    public async Task<Outcome<CustomerTimelinePage>> Timeline(
        Actor actor, string customer, string? cursor, int limit, CancellationToken cancellationToken)
    {
        if (await Seen(actor, customer, cancellationToken) is not { } found)
        {
            return CustomerRefusals.NoSuchCustomer;
        }

        return await store.Timeline(new(Account, found.Id), actor, cursor, limit, cancellationToken) is { } page ? page : CustomerRefusals.BadCursor;
    }

    public async Task<Outcome<CustomerInfo>> Make(Actor actor, CustomerWish wish, CancellationToken cancellationToken)
    {
        if (!actor.Serves(wish.Brand) || await brands.Find(Account, wish.Brand) is null)
        {
            return Refusal.Invalid("There is no such brand.", "brand", "no_such_brand");
        }

        var now = clock.NowAsKept();

        if (!CustomerRules.Make(CustomerId.New(Account), wish.Profile, now).Succeeded(out var made, out var refusal))
        {
            return refusal;
        }

        // As intake would call whoever writes from the first address, should they do so at this moment.
        if (made.Identities is [var first, ..])
        {
            var (id, known) = await finder.Find(Account, first, cancellationToken);

            if (known is not null)
            {
                return await Holder(actor, made, cancellationToken);
            }

            made = made with { Id = id };
        }

        var happened = new CustomerMade { At = now, ByKind = actor.Kind, By = actor.Id, Brand = wish.Brand };

        if (await book.Write(new() { After = made, Happened = happened, Brand = wish.Brand }, CancellationToken.None) is not CustomerWritten.Written)
        {
            return await Holder(actor, made, cancellationToken);
        }

        await telling.Tell(actor, made.Id, CustomerTimelineKind.Made, cancellationToken);
        return await Read(actor, made.Id.Local, cancellationToken);
    }

    private async Task<Refusal> Holder(Actor actor, Customer wanted, CancellationToken cancellationToken) =>
        await telling.WithHolder(CustomerRefusals.Exists, actor, wanted, wanted.Identities, cancellationToken);

    private async Task<CustomerInfo?> Seen(Actor actor, string customer, CancellationToken cancellationToken) =>
        LocalKey.IsValid(customer) ? await store.Read(new(Account, customer), actor, cancellationToken) : null;
}
