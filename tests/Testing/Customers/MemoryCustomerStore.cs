using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Customers;

namespace Oqupie.Testing.Customers;

public sealed class MemoryCustomerStore : ICustomerStore
{
    private readonly MemoryTables _tables;

    internal MemoryCustomerStore(MemoryTables tables) => _tables = tables;

    private MemoryCustomers Customers => _tables.Customers;

    public Task<CustomerInfo?> Read(CustomerId customer, Actor asker, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(Customers.Standing(customer) is { } row && IsSeen(row, asker) ? Info(row, asker) : null);
        }
    }

    public Task<KnownCustomer?> Find(AccountId account, CustomerIdentity identity, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(
                (Customers.Identities.TryGetValue((account, identity), out var held)
                    || Customers.Identities.TryGetValue((account, identity.Former()), out held))
                && Customers.Rows.GetValueOrDefault(held.Holder) is { Deleted: false, Customer: var known }
                    ? new KnownCustomer(held.Holder, known.Name, known.Blocked)
                    {
                        Named = known.Named,
                        Rating = known.Rating,
                        Origin = held.Origin is { Length: > 0 } origin && origin != held.Holder.Local ? origin : null,
                    }
                    : null);
        }
    }

    public Task<bool> IsGiven(CustomerId customer, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(Customers.Rows.GetValueOrDefault(customer) is { Deleted: false });
        }
    }

    public Task<CustomerPage?> List(AccountId account, CustomerQuery query, Actor asker, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            var brands = query.Brand is { } brand ? asker.Serves(brand) ? [brand] : ImmutableArray<string>.Empty : asker.Brands;
            var asked = CustomerMarks.Asked(query.Text);
            var passing = (
                from row in Customers.Rows.Values
                where row is { Deleted: false, Into: null } && row.Customer.Id.Account == account
                let marks = CustomerMarks.Of(row.Customer with { Identities = [.. Customers.Of(row.Customer.Id)] })
                let places = Places(row).Where(place => brands is not { } some || some.Contains(place.Brand)).ToList()
                where asked.All(word => marks.Any(mark => mark.StartsWith(word, StringComparison.Ordinal)))
                where query.Tag is not { } tag || row.Customer.Tags.Contains(tag)
                where query.Rating is not { } rating || row.Customer.Rating == rating
                where query.Blocked is not { } blocked || row.Customer.Blocked == blocked
                where brands is null || places.Count > 0
                where query.Channel is not { } channel || places.Any(place => place.Channel == channel)
                select (Row: row, Last: places.Select(place => place.LastAt).DefaultIfEmpty().Max())).ToList();
            var ordered = query.Sort switch
            {
                CustomerSort.Name => passing.OrderBy(one => CustomerMarks.Fold(one.Row.Customer.Name), StringComparer.Ordinal)
                    .ThenBy(Id, StringComparer.Ordinal),
                CustomerSort.LastTicket => passing.OrderByDescending(one => one.Last).ThenByDescending(Id, StringComparer.Ordinal),
                _ => passing.OrderByDescending(one => one.Row.Customer.CreatedAt).ThenByDescending(Id, StringComparer.Ordinal),
            };
            var page = Page(ordered.ToList(), Id, $"{query.Sort}", query.Cursor, query.Limit);
            return Task.FromResult(page is { } found ? new CustomerPage([.. found.Items.Select(one => Info(one.Row, asker))], found.Next) : null);
        }

        static string Id((MemoryCustomer Row, long Last) one) => one.Row.Customer.Id.Local;
    }

    public Task<CustomerMemoPage?> Memos(CustomerId customer, string? cursor, int limit, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            var memos = Customers.Memos.Where(memo => memo.Customer == customer).Select(memo => memo.Memo)
                .OrderByDescending(memo => memo.At).ThenByDescending(memo => memo.Id, StringComparer.Ordinal).ToList();
            return Task.FromResult(Page(memos, memo => memo.Id, "memos", cursor, limit) is { } page ? new CustomerMemoPage(page.Items, page.Next) : null);
        }
    }

    public Task<CustomerTimelinePage?> Timeline(CustomerId customer, Actor asker, string? cursor, int limit, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            var row = Customers.Rows[customer];
            var own = row.Events.Where(one => one.Version > row.Began)
                .Select(one => CustomerTimelineItems.Of(one.Version, one.Happened))
                .OfType<CustomerTimelineItem>();
            var items = own.Concat(Tickets(customer, asker).Select(Ticket))
                .OrderByDescending(item => item.At).ThenByDescending(item => item.Id, StringComparer.Ordinal).ToList();

            if (!items.Exists(item => item.Kind is CustomerTimelineKind.Made))
            {
                items.Add(new() { Id = "made", Kind = CustomerTimelineKind.Made, At = row.Customer.CreatedAt });
            }

            return Task.FromResult(
                Page(items, item => item.Id, "timeline", cursor, limit) is { } page ? new CustomerTimelinePage(page.Items, page.Next) : null);
        }
    }

    public Task<ImmutableArray<string>> Brands(CustomerId customer, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult<ImmutableArray<string>>(
                [.. Customers.Places.Keys.Where(place => place.Customer == customer && place.Brand.Length > 0).Select(place => place.Brand).Distinct()]);
        }
    }

    private bool IsSeen(MemoryCustomer row, Actor asker) => asker.Brands is null || Places(row).Any(place => asker.Serves(place.Brand));

    private IEnumerable<(string Brand, string Channel, long LastAt)> Places(MemoryCustomer row) =>
        Customers.Places.Where(place => place.Key.Customer == row.Customer.Id).Select(place => (place.Key.Brand, place.Key.Channel, place.Value));

    private CustomerInfo Info(MemoryCustomer row, Actor asker)
    {
        var customer = row.Customer;
        var identities = Customers.Of(customer.Id).ToList();
        var places = Places(row).Where(place => place.Channel.Length > 0 && asker.Serves(place.Brand)).ToList();
        var tickets = Tickets(customer.Id, asker).ToList();
        return new()
        {
            Id = customer.Id.Local,
            Name = customer.Name,
            Emails = [.. identities.Where(one => one.IsEmail).Select(one => one.Value)],
            ExternalIds = [.. identities.Where(one => one.IsExternal).Select(one => one.Value)],
            Identities = [.. identities.Select(one => new KnownBy(one.Kind, one.Value, Label: null))],
            Rating = customer.Rating,
            Tags = customer.Tags,
            Language = customer.Language,
            Blocked = customer.Blocked,
            CreatedAt = customer.CreatedAt,
            UpdatedAt = customer.UpdatedAt,
            Version = customer.Version,
            Brands = [.. places.Select(place => place.Brand).Distinct().Order(StringComparer.Ordinal)],
            Channels = [.. places.Select(place => place.Channel).Distinct().Order(StringComparer.Ordinal)],
            Tickets = new(tickets.Count(ticket => ticket.Status is not TicketStatus.Completed), tickets.Count),
            LastTicketAt = places.Count is 0 ? null : new(places.Max(place => place.LastAt), TimeSpan.Zero),
            MergedFrom =
            [
                .. Customers.Merges.Where(merge => merge.Survivor == customer.Id)
                    .Select(merge => merge.Info with { Name = Customers.Rows[merge.Customer].Customer.Name })
                    .OrderByDescending(merge => merge.At).ThenByDescending(merge => merge.Merge, StringComparer.Ordinal),
            ],
        };
    }

    private IEnumerable<Oqupie.Grains.Tickets.TicketRow> Tickets(CustomerId customer, Actor asker) =>
        from ticket in _tables.Tickets
        let row = ticket.Value.Row
        where ticket.Key.Account == customer.Account && row.Customer == customer.Local && row.Box is not TicketBox.Deleted
            && asker.Sees(row.Brand, row.AssigneeMember, row.AssigneeGroup)
        select row;

    private static CustomerTimelineItem Ticket(Oqupie.Grains.Tickets.TicketRow row)
    {
        var number = row.Id.Number.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Id = $"t{number}",
            Kind = CustomerTimelineKind.Ticket,
            At = row.CreatedAt,
            Values = ImmutableSortedDictionary<string, string>.Empty
                .Add("ticket", number)
                .Add("subject", row.Subject)
                .Add("status", JsonNamingPolicy.CamelCase.ConvertName(row.Status.ToString()))
                .Add("brand", row.Brand),
        };
    }

    // A cursor is the list and the last id of the page before.
    private static (ImmutableArray<T> Items, string? Next)? Page<T>(List<T> items, Func<T, string> id, string list, string? cursor, int limit)
    {
        if (cursor is not null && !cursor.StartsWith($"{list}/", StringComparison.Ordinal))
        {
            return null;
        }

        var start = cursor is null ? 0 : items.FindIndex(item => id(item) == cursor[(list.Length + 1)..]) + 1;
        var page = items.Skip(start).Take(limit).ToImmutableArray();
        return (page, items.Count > start + limit ? $"{list}/{id(page[^1])}" : null);
    }
}
