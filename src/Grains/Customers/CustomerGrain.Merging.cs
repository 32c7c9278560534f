using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Customers;

/// <summary>Two who are found to be one. The store writes both in one transaction, so no customer waits for another.</summary>
internal sealed partial class CustomerGrain
{
    private static readonly Refusal MergeSelf = Refusal.Conflict("That is the same customer.", "merge_self", "into");

    private static readonly Refusal NoSuchMerge = Refusal.NotFound("There is no such merge into this customer.");

    public async Task<Outcome<CustomerMergePreview>> Preview(Actor actor, string into, CancellationToken cancellationToken)
    {
        if (!(await Both(actor, into, cancellationToken)).Succeeded(out var both, out var refusal))
        {
            return refusal;
        }

        var (from, survivor) = both;

        if (await store.Read(from.Id, actor, cancellationToken) is not { } fromInfo
            || await store.Read(survivor.Id, actor, cancellationToken) is not { } intoInfo)
        {
            return CustomerRefusals.MovedOn;
        }

        var after = MergeRules.After(from, survivor, clock.NowAsKept());
        var most = CustomerTickets.Most;
        var last = fromInfo.LastTicketAt > intoInfo.LastTicketAt || intoInfo.LastTicketAt is null ? fromInfo.LastTicketAt : intoInfo.LastTicketAt;
        var result = intoInfo with
        {
            Name = after.Name,
            Tags = after.Tags,
            Emails = [.. after.Identities.Where(one => one.IsEmail).Select(one => one.Value)],
            ExternalIds = [.. after.Identities.Where(one => one.IsExternal).Select(one => one.Value)],
            Identities = [.. after.Identities.Select(one => new KnownBy(one.Kind, one.Value, Label: null))],
            Brands = [.. intoInfo.Brands.Union(fromInfo.Brands).Order(StringComparer.Ordinal)],
            Channels = [.. intoInfo.Channels.Union(fromInfo.Channels).Order(StringComparer.Ordinal)],
            Tickets = new(
                Math.Min(most, intoInfo.Tickets.Open + fromInfo.Tickets.Open), Math.Min(most, intoInfo.Tickets.All + fromInfo.Tickets.All)),
            LastTicketAt = last,
        };
        return new CustomerMergePreview(intoInfo, fromInfo, result, fromInfo.Tickets.All);
    }

    public async Task<Outcome<CustomerInfo>> Merge(Actor actor, string into, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (!(await Both(actor, into, cancellationToken)).Succeeded(out var both, out var refusal))
            {
                return refusal;
            }

            var (from, survivor) = both;

            if (MergeRules.Refuse(from, survivor) is { } no)
            {
                return no;
            }

            var tell = await telling.Prepared(actor, from.Id, cancellationToken);
            var merging = MergeRules.Merge(from, survivor, actor, clock.NowAsKept());

            if (await merges.Merge(merging, CancellationToken.None))
            {
                tell(CustomerTimelineKind.Merged, from.Version + 1);
                await telling.Tell(actor, survivor.Id, CustomerTimelineKind.Merged, cancellationToken, survivor.Version + 1);
                return await Info(actor, survivor.Id, cancellationToken);
            }
        }

        return CustomerRefusals.MovedOn;
    }

    public async Task<Outcome<CustomerInfo>> Unmerge(Actor actor, string merge, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await Seen(actor, cancellationToken) is not { } survivor)
            {
                return CustomerRefusals.NoSuchCustomer;
            }

            if (!LocalKey.IsValid(merge) || await merges.Find(survivor.Id, merge, cancellationToken) is not { } stored)
            {
                return NoSuchMerge;
            }

            if (await merges.Unmerge(MergeRules.Unmerge(merge, stored, survivor, actor, clock.NowAsKept()), CancellationToken.None))
            {
                await telling.Tell(actor, survivor.Id, CustomerTimelineKind.Unmerged, cancellationToken, survivor.Version + 1);
                await telling.Tell(actor, stored.Customer.Id, CustomerTimelineKind.Unmerged, cancellationToken, stored.Customer.Version + 1);
                return await Info(actor, stored.Customer.Id, cancellationToken);
            }
        }

        return CustomerRefusals.MovedOn;
    }

    private async Task<Outcome<Pair>> Both(Actor actor, string into, CancellationToken cancellationToken)
    {
        if (await Seen(actor, cancellationToken) is not { } from)
        {
            return CustomerRefusals.NoSuchCustomer;
        }

        if (!LocalKey.IsValid(into) || await store.Read(new(Id.Account, into), actor, cancellationToken) is not { } seen
            || await book.Load(new(Id.Account, seen.Id), cancellationToken) is not { } survivor)
        {
            return CustomerRefusals.NoSuchCustomer with { Field = "into" };
        }

        // One of the two has become the other already, or both a third.
        return from.Id != survivor.Id ? new Pair(from, survivor)
            : into == Id.Local ? MergeSelf
            : MergeRules.Circle;
    }

    private sealed record Pair(Customer From, Customer Into);
}
