using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Customers;

/// <summary>How a customer goes for good. Their tickets follow, which is nothing of this grain's.</summary>
internal sealed partial class CustomerGrain
{
    public async Task<Outcome<CustomerErasure>> Erase(Actor actor, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (!(await MayExport(actor, cancellationToken)).Succeeded(out var seen, out var refusal))
            {
                return refusal;
            }

            if (await book.Load(new(Id.Account, seen.Id), cancellationToken) is not { } customer)
            {
                continue;
            }

            var tell = await telling.Prepared(actor, customer.Id, cancellationToken); // Afterwards nobody knows where they were a customer.
            var happened = new CustomerErased { At = clock.NowAsKept(), ByKind = actor.Kind, By = actor.Id };

            if (await erasures.Begin(customer, happened, CancellationToken.None) is CustomerWritten.Written)
            {
                tell(CustomerTimelineKind.Changed, customer.Version + 1);
                return await erasures.Find(customer.Id, cancellationToken) is { } begun ? begun : CustomerRefusals.NoSuchCustomer;
            }
        }

        return CustomerRefusals.MovedOn;
    }

    public async Task<Outcome<CustomerErasure>> Erasure(Actor actor, CancellationToken cancellationToken) =>
        CustomerRules.SeesAll(actor) && LocalKey.IsValid(Id.Local) && await erasures.Find(Id, cancellationToken) is { } erasure ? erasure
        : CustomerRefusals.NoSuchCustomer;

    public async Task<Outcome<CustomerInfo>> MayExport(Actor actor, CancellationToken cancellationToken) =>
        !LocalKey.IsValid(Id.Local) || await store.Read(Id, actor, cancellationToken) is not { } seen ? CustomerRefusals.NoSuchCustomer
        : CustomerRules.SeesAll(actor) ? seen
        : CustomerRefusals.EveryTicket;
}
