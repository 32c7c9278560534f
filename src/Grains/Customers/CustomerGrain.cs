using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Customers;

/// <remarks>
/// Keeps nothing in memory: intake writes customers too, in the transactions of tickets. Two who change one at a time are told apart by the store, and the
/// second decides again.
/// </remarks>
[GrainType("customer")]
internal sealed partial class CustomerGrain(
    ICustomerStore store,
    ICustomerBook book,
    ICustomerMergeStore merges,
    ICustomerErasures erasures,
    CustomerTelling telling,
    IMemoText memoText,
    TimeProvider clock)
    : Grain, ICustomerGrain, ICustomerMergesGrain, ICustomerErasureGrain
{
    private const int MostTries = 5;
    private const int LongestMemo = 100_000;

    private CustomerId Id => CustomerId.Of(this.GetPrimaryKeyString());

    public Task<Outcome<CustomerInfo>> Change(Actor actor, CustomerChangeWish wish, CancellationToken cancellationToken) => Write(
        actor,
        CustomerTimelineKind.Changed,
        before => CustomerRules.Change(before, wish, clock.NowAsKept()).Succeeded(out var after, out var refusal)
            ? (Outcome<CustomerChange?>)(after == before ? null : Changed(actor, before, after))
            : refusal,
        cancellationToken);

    public Task<Outcome<CustomerInfo>> Block(Actor actor, bool on, CancellationToken cancellationToken)
    {
        var now = clock.NowAsKept();
        return Write(
            actor,
            on ? CustomerTimelineKind.Blocked : CustomerTimelineKind.Unblocked,
            before => before.Blocked == on ? default(Outcome<CustomerChange?>) : new CustomerChange
            {
                Before = before,
                After = before with { Blocked = on, UpdatedAt = now },
                Happened = on
                    ? new CustomerBlocked { At = now, ByKind = actor.Kind, By = actor.Id }
                    : new CustomerUnblocked { At = now, ByKind = actor.Kind, By = actor.Id },
            },
            cancellationToken);
    }

    public async Task<Outcome<Done>> Delete(Actor actor, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await Seen(actor, cancellationToken) is not { } customer)
            {
                return CustomerRefusals.NoSuchCustomer;
            }

            var tell = await telling.Prepared(actor, customer.Id, cancellationToken); // Afterwards nobody knows where they were a customer.
            var happened = new CustomerDeleted { At = clock.NowAsKept(), ByKind = actor.Kind, By = actor.Id };

            switch (await book.Remove(customer, happened, CancellationToken.None))
            {
                case CustomerWritten.Written:
                    tell(CustomerTimelineKind.Changed, customer.Version + 1);
                    return default(Done);
                case CustomerWritten.OpenTickets:
                    return CustomerRefusals.OpenTickets;
            }
        }

        return CustomerRefusals.MovedOn;
    }

    public async Task<Outcome<CustomerMemo>> AddMemo(Actor actor, string body, CancellationToken cancellationToken)
    {
        if (body.Length > LongestMemo)
        {
            return Refusal.Invalid($"A memo has at most {LongestMemo} characters.", "body", "text_too_long").With("most", LongestMemo);
        }

        if (memoText.Harmless(body) is not { } harmless)
        {
            return Refusal.Invalid("Write something first.", "body", "text_missing");
        }

        var now = clock.NowAsKept();
        var memo = new CustomerMemo { Id = LocalKey.InOrder(now), Body = harmless, At = now, By = actor.Self };
        var written = await Write(
            actor,
            CustomerTimelineKind.Memo,
            before => new CustomerChange
            {
                Before = before,
                After = before,
                Memo = memo,
                Happened = new CustomerMemoWritten { At = now, ByKind = actor.Kind, By = actor.Id, Memo = memo.Id },
            },
            cancellationToken);
        return written.Succeeded(out _, out var refusal) ? memo : refusal;
    }

    public async Task<Outcome<Done>> DeleteMemo(Actor actor, string memo, CancellationToken cancellationToken)
    {
        if (await Seen(actor, cancellationToken) is not { } customer || !LocalKey.IsValid(memo)
            || await book.Memo(customer.Id, memo, cancellationToken) is not { } known)
        {
            return CustomerRefusals.NoSuchMemo;
        }

        if (known.By != actor.Self && !actor.May(Permission.ManageSettings))
        {
            return CustomerRefusals.MemoNotYours;
        }

        var now = clock.NowAsKept();
        var written = await Write(
            actor,
            CustomerTimelineKind.Memo,
            before => new CustomerChange
            {
                Before = before,
                After = before,
                MemoRemoved = memo,
                Happened = new CustomerMemoRemoved { At = now, ByKind = actor.Kind, By = actor.Id, Memo = memo },
            },
            cancellationToken);
        return written.Succeeded(out _, out var refusal) ? default(Done) : refusal;
    }

    private static CustomerChange Changed(Actor actor, Customer before, Customer after) => new()
    {
        Before = before,
        After = after,
        Happened = new CustomerChanged { At = after.UpdatedAt, ByKind = actor.Kind, By = actor.Id, Fields = CustomerRules.Fields(before, after) },
    };

    /// <param name="actor">Who.</param>
    /// <param name="what">Whoever looks is told.</param>
    /// <param name="decide">Null changes nothing. Asked again where somebody else was faster.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    private async Task<Outcome<CustomerInfo>> Write(
        Actor actor, CustomerTimelineKind what, Func<Customer, Outcome<CustomerChange?>> decide, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await Seen(actor, cancellationToken) is not { } before)
            {
                return CustomerRefusals.NoSuchCustomer;
            }

            if (!Decided(decide(before), out var change, out var refusal))
            {
                return refusal!;
            }

            switch (change is null ? CustomerWritten.Written : await book.Write(change, CancellationToken.None))
            {
                case CustomerWritten.Written:
                    if (change is not null)
                    {
                        await telling.Tell(actor, before.Id, what, cancellationToken, before.Version + 1);
                    }

                    return await Info(actor, before.Id, cancellationToken);
                case CustomerWritten.Taken:
                    return await telling.WithHolder(CustomerRefusals.Taken, actor, before, change!.Added, cancellationToken);
            }
        }

        return CustomerRefusals.MovedOn;
    }

    private static bool Decided(Outcome<CustomerChange?> decision, out CustomerChange? change, out Refusal? refusal)
    {
        (change, refusal) = (decision.Value, decision.Refusal);
        return refusal is null;
    }

    private async Task<Outcome<CustomerInfo>> Info(Actor actor, CustomerId id, CancellationToken cancellationToken) =>
        await store.Read(id, actor, cancellationToken) is { } info ? info : CustomerRefusals.NoSuchCustomer;

    // Whoever was merged is led to whom they are now; the store keeps two writers apart.
    private async Task<Customer?> Seen(Actor actor, CancellationToken cancellationToken) =>
        LocalKey.IsValid(Id.Local) && await store.Read(Id, actor, cancellationToken) is { } seen
            ? await book.Load(new(Id.Account, seen.Id), cancellationToken)
            : null;
}
