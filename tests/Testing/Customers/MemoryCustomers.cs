using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Log;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Tickets.Following;

namespace Oqupie.Testing.Customers;

/// <summary>The tables of customers. Whoever uses them holds the gate of all tables.</summary>
internal sealed class MemoryCustomers(MemoryTables tables)
{
    public Dictionary<CustomerId, MemoryCustomer> Rows { get; } = [];

    public Dictionary<(AccountId Account, CustomerIdentity Identity), (CustomerId Holder, string Origin)> Identities { get; } = [];

    public Dictionary<(CustomerId Customer, string Brand, string Channel), long> Places { get; } = [];

    public List<MemoryMemo> Memos { get; } = [];

    public List<MemoryMerge> Merges { get; } = [];

    /// <summary>As the SQL stores do it with an append.</summary>
    public void Take(TicketAppend append)
    {
        var account = append.Ticket.Account;
        var row = append.Row;

        if (append.Customer is { } one)
        {
            Take(account, one);
        }

        if (append.Before?.Customer != row.Customer)
        {
            var whose = new CustomerId(account, row.Customer);
            var place = (whose, row.Brand, row.ChannelKind);
            Places[place] = Math.Max(Places.GetValueOrDefault(place), row.CreatedAt.UtcTicks);

            if (append.Before is { } before && !tables.Tickets.Values.Any(ticket => ticket.Row.Id.Account == account && ticket.Row.Customer == before.Customer
                && ticket.Row.Brand == row.Brand && ticket.Row.ChannelKind == row.ChannelKind))
            {
                Places.Remove((new(account, before.Customer), row.Brand, row.ChannelKind));
            }

            if (Rows.GetValueOrDefault(whose) is { Into: not null })
            {
                Follow(whose, row.UpdatedAt);
            }
        }

        if (append.Customer is { } newcomer && newcomer.Id.Local != row.Customer)
        {
            Places.TryAdd((newcomer.Id, row.Brand, ""), 0);
        }
    }

    public void Follow(CustomerId customer, DateTimeOffset at) => tables.Put(customer.Account, CustomerFollow.Of(customer, at));

    public void RingFor(CustomerId customer, DateTimeOffset at) => tables.RingFor(customer.Account, [CustomerFollow.Of(customer, at)]);

    /// <summary>Whom the id leads to; null where there is nobody.</summary>
    public MemoryCustomer? Standing(CustomerId customer)
    {
        var row = Rows.GetValueOrDefault(customer);

        while (row is { Into: { } into, Deleted: false })
        {
            row = Rows.GetValueOrDefault(customer with { Local = into });
        }

        return row is { Deleted: false } ? row : null;
    }

    public IEnumerable<CustomerIdentity> Of(CustomerId customer) => Identities
        .Where(one => one.Value.Holder == customer)
        .Select(one => one.Key.Identity)
        .OrderBy(one => one.ToString(), StringComparer.Ordinal);

    /// <summary>Whoever was merged into them, and into those; and they themselves, last.</summary>
    public IEnumerable<CustomerId> Below(CustomerId customer) => Rows.Values
        .Where(row => row.Into == customer.Local && row.Customer.Id.Account == customer.Account)
        .SelectMany(row => Below(row.Customer.Id))
        .Append(customer);

    /// <summary>Them and whoever was merged into them, with all but tickets and events.</summary>
    public void Remove(CustomerId customer, CustomerEvent happened)
    {
        foreach (var one in Below(customer).ToList())
        {
            Merges.RemoveAll(merge => merge.Survivor == one);
            Rows[one] = Empty(Rows[one]);
        }

        Rows[customer] = Rows[customer].With(happened);
        Memos.RemoveAll(memo => memo.Customer == customer);
        Forget(Identities.Where(one => one.Value.Holder == customer).Select(one => one.Key), Identities);
        Forget(Places.Keys.Where(place => place.Customer == customer), Places);
    }

    public static LoggedEvent Logged(CustomerId id, long version, CustomerEvent happened) => new()
    {
        Position = "",
        Account = id.Account,
        Kind = CustomerJson.Kind,
        Stream = id.Local,
        Version = version,
        Brand = "",
        At = happened.At,
        ByKind = happened.ByKind,
        By = happened.By,
        Type = CustomerJson.TypeOf(happened),
        Payload = CustomerJson.Write(happened),
    };

    private static MemoryCustomer Empty(MemoryCustomer row) => row with
    {
        Customer = new() { Id = row.Customer.Id, Version = row.Customer.Version, CreatedAt = row.Customer.CreatedAt },
        Into = null,
        Deleted = true,
    };

    private static void Forget<TKey, TValue>(IEnumerable<TKey> keys, Dictionary<TKey, TValue> table)
        where TKey : notnull
    {
        foreach (var key in keys.ToList())
        {
            table.Remove(key);
        }
    }

    private void Take(AccountId account, NewCustomer one)
    {
        var holder = Identities.TryGetValue((account, one.Identity), out var known) ? known.Holder : one.Id;
        var there = Rows.GetValueOrDefault(one.Id);

        if (holder != one.Id)
        {
            Rows.TryAdd(one.Id, new(new() { Id = one.Id, CreatedAt = one.At, UpdatedAt = one.At }) { Into = holder.Local });
            return;
        }

        if (there is null or { Deleted: true })
        {
            var version = there?.Customer.Version ?? 0;
            Rows[one.Id] = new(new() { Id = one.Id, Version = version, Name = one.Name, CreatedAt = one.At, UpdatedAt = one.At })
            {
                Began = version,
                Events = there?.Events ?? [],
            };
        }

        Identities.TryAdd((account, one.Identity), (one.Id, ""));
    }
}

/// <param name="Customer">Without identities, which are a table of their own.</param>
internal sealed record MemoryCustomer(Customer Customer)
{
    public string? Into { get; init; }

    public bool Deleted { get; init; }

    public long Began { get; init; }

    public System.Collections.Immutable.ImmutableList<(long Version, CustomerEvent Happened)> Events { get; init; } = [];

    public MemoryCustomer With(CustomerEvent happened) => this with
    {
        Customer = Customer with { Version = Customer.Version + 1 },
        Events = Events.Add((Customer.Version + 1, happened)),
    };
}

internal sealed record MemoryMemo(CustomerId Customer, string Origin, CustomerMemo Memo);

internal sealed record MemoryMerge(CustomerId Customer, CustomerId Survivor, System.Collections.Immutable.ImmutableArray<string> Tags, CustomerMergeInfo Info);
