using System.Collections.Immutable;
using Oqupie.Contracts.Customers;
using Oqupie.Grains.Customers;
using Oqupie.Testing.Log;

namespace Oqupie.Testing.Customers;

public sealed class MemoryCustomerMergeStore : ICustomerMergeStore
{
    private readonly MemoryTables _tables;
    private readonly MemoryEventLog _log;

    internal MemoryCustomerMergeStore(MemoryTables tables, MemoryEventLog log) => (_tables, _log) = (tables, log);

    private MemoryCustomers Customers => _tables.Customers;

    public Task<bool> Merge(CustomerMerging merging, CancellationToken cancellationToken) => Write(merging, into: null, () =>
    {
        var (from, into) = (merging.From.Id, merging.Into.Id);
        ImmutableArray<string> tags = [.. merging.From.Tags.Except(merging.Into.Tags, StringComparer.Ordinal)];
        var info = new CustomerMergeInfo { Merge = merging.Id, Customer = from.Local, Name = "", At = merging.Happened.At, By = merging.Happened.By };
        Customers.Merges.Add(new(from, into, tags, info));
        Customers.Rows[from] = Customers.Rows[from] with { Into = into.Local };
        Move(from, into, origin => origin.Length > 0 ? origin : from.Local, _ => true);

        foreach (var (place, lastAt) in Customers.Places.Where(place => place.Key.Customer == from && place.Key.Channel.Length > 0).ToList())
        {
            var copy = place with { Customer = into };
            Customers.Places[copy] = Math.Max(lastAt, Customers.Places.GetValueOrDefault(copy));
        }
    });

    public Task<bool> Unmerge(CustomerMerging merging, CancellationToken cancellationToken) => Write(merging, merging.Into.Id.Local, () =>
    {
        var (from, into) = (merging.From.Id, merging.Into.Id);
        Customers.Merges.RemoveAll(merge => merge.Survivor == into && merge.Info.Merge == merging.Id);
        Customers.Rows[from] = Customers.Rows[from] with { Into = null };
        var below = Customers.Below(from).Select(one => one.Local).ToHashSet(StringComparer.Ordinal);
        Move(into, from, origin => origin == from.Local ? "" : origin, below.Contains);
    });

    public Task<StoredMerge?> Find(CustomerId survivor, string merge, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            if (Customers.Merges.Find(known => known.Survivor == survivor && known.Info.Merge == merge) is not { } found)
            {
                return Task.FromResult<StoredMerge?>(null);
            }

            var below = Customers.Below(found.Customer).Select(one => one.Local).ToHashSet(StringComparer.Ordinal);
            var identities = Customers.Identities.Where(one => one.Value.Holder == survivor && below.Contains(one.Value.Origin))
                .Select(one => one.Key.Identity);
            return Task.FromResult<StoredMerge?>(new(
                Customers.Rows[found.Customer].Customer, found.Tags, [.. identities.OrderBy(one => one.ToString(), StringComparer.Ordinal)]));
        }
    }

    public Task<CustomerLead?> Lead(CustomerId origin, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(LeadOf(origin));
        }
    }

    public Task<ImmutableArray<long>> Astray(CustomerId customer, int limit, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            if (LeadOf(customer) is not { } lead)
            {
                return Task.FromResult(ImmutableArray<long>.Empty);
            }

            var below = Customers.Below(customer).Select(one => one.Local).ToHashSet(StringComparer.Ordinal);
            return Task.FromResult<ImmutableArray<long>>(
            [
                .. (from ticket in _tables.Tickets.Values
                    let row = ticket.Row
                    where row.Id.Account == customer.Account
                        && ((row.CustomerOrigin is { } origin && below.Contains(origin) && row.Customer != lead.Id)
                            || (row.Customer == customer.Local && (customer.Local != lead.Id || row.CustomerRating != lead.Rating
                                || (lead.Named && lead.Name.Length > 0 && row.CustomerName != lead.Name))))
                    orderby row.Id.Number
                    select row.Id.Number).Take(limit),
            ]);
        }
    }

    private CustomerLead? LeadOf(CustomerId origin) =>
        Customers.Standing(origin)?.Customer is { } one ? new(one.Id.Local, one.Name, one.Named, one.Rating) : null;

    private Task<bool> Write(CustomerMerging merging, string? into, Action write)
    {
        lock (_tables.Gate)
        {
            if (Customers.Rows.GetValueOrDefault(merging.From.Id) is not { Deleted: false } from || from.Into != into
                || from.Customer.Version != merging.From.Version
                || Customers.Rows.GetValueOrDefault(merging.Into.Id) is not { Deleted: false, Into: null } remains
                || remains.Customer.Version != merging.Into.Version)
            {
                return Task.FromResult(false);
            }

            Customers.Rows[merging.From.Id] = from.With(merging.HappenedToOther);
            Customers.Rows[merging.Into.Id] =
                (remains with { Customer = merging.After with { Version = remains.Customer.Version, Identities = [] } }).With(merging.Happened);
            write();
            Log(merging.From.Id, merging.From.Version + 1, merging.HappenedToOther);
            Log(merging.Into.Id, merging.Into.Version + 1, merging.Happened);
            Customers.Follow(merging.From.Id, merging.Happened.At);
            Customers.Follow(merging.Into.Id, merging.Happened.At);
        }

        Customers.RingFor(merging.From.Id, merging.Happened.At);
        Customers.RingFor(merging.Into.Id, merging.Happened.At);
        return Task.FromResult(true);
    }

    private void Move(CustomerId from, CustomerId to, Func<string, string> origin, Func<string, bool> which)
    {
        foreach (var (identity, held) in Customers.Identities.Where(one => one.Value.Holder == from && which(one.Value.Origin)).ToList())
        {
            Customers.Identities[identity] = (to, origin(held.Origin));
        }

        foreach (var (i, memo) in Customers.Memos.ToList().Index().Where(one => one.Item.Customer == from && which(one.Item.Origin)))
        {
            Customers.Memos[i] = memo with { Customer = to, Origin = origin(memo.Origin) };
        }
    }

    private void Log(CustomerId id, long version, CustomerEvent happened) => _log.Add(MemoryCustomers.Logged(id, version, happened));
}
