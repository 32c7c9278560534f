using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Customers;
using Oqupie.Storage.Tests.Tickets;
using Oqupie.Testing;

namespace Oqupie.Storage.Tests.Customers;

/// <summary>Customers of one account, made by hand or by what they wrote.</summary>
internal sealed class SomeCustomers(Stores stores, AccountId account)
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    private long _lastTicket = 1000;

    public Actor Everybody { get; } = Some.Agent(account);

    public Actor Serving(params string[] brands) => Everybody with { Brands = [.. brands] };

    public CustomerId Id(string local) => new(account, local);

    public Customer Nobody(string id, string name, params string[] emails) => new()
    {
        Id = Id(id),
        Name = name,
        CreatedAt = Noon,
        UpdatedAt = Noon,
        Identities = [.. emails.Select(CustomerIdentity.Email)],
    };

    public async Task<Customer> Made(Customer customer, string brand = "cook")
    {
        var made = new CustomerMade { At = customer.CreatedAt, ByKind = ActorKind.Member, By = "lee", Brand = brand };
        Assert.Equal(CustomerWritten.Written, await stores.CustomerBook.Write(new() { After = customer, Happened = made, Brand = brand }, Cancellation));
        return (await stores.CustomerBook.Load(customer.Id, Cancellation))!;
    }

    public Task<CustomerWritten> Changed(Customer before, Customer after) => stores.CustomerBook.Write(
        new()
        {
            Before = before,
            After = after,
            Happened = new CustomerChanged { At = Noon.AddHours(1), ByKind = ActorKind.Member, By = "lee", Fields = ["name"] },
        },
        Cancellation);

    /// <summary>A ticket, by whoever is new or known.</summary>
    public async Task<long> Wrote(
        string customer, string email, string brand = "cook", TicketStatus status = TicketStatus.New, int day = 0, string name = "김하늘")
    {
        var ticket = new TicketId(account, ++_lastTicket);
        var at = Noon.AddDays(day);
        var append = Appends.Open(ticket, row => row with
        {
            Brand = brand,
            Customer = customer,
            CustomerEmail = email,
            CustomerName = name,
            Status = status,
            CreatedAt = at,
            UpdatedAt = at,
        });
        var known = await stores.Customers.Find(account, CustomerIdentity.Email(email), Cancellation);
        append = known is null ? append with { Customer = new(Id(customer), CustomerIdentity.Email(email), name, at) } : append;
        Assert.Equal(Oqupie.Grains.Tickets.AppendResult.Appended, (await stores.Tickets.Append(append, Cancellation)).Result);
        return ticket.Number;
    }

    public async Task<ImmutableArray<CustomerInfo>> List(CustomerQuery query, Actor? asker = null) =>
        (await stores.Customers.List(account, query, asker ?? Everybody, Cancellation))!.Items;

    public async Task<string> Ids(CustomerQuery query, Actor? asker = null) => string.Join(',', (await List(query, asker)).Select(one => one.Id));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
