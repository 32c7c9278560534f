using System.Globalization;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Tickets;

namespace Oqupie.Bench.Measuring;

/// <summary>What intake and agents append: a ticket from a first mail of 1 KB by a new customer, and a reply to it.</summary>
public static class Drafts
{
    private static readonly string Words = string.Concat(Enumerable.Repeat("결제가 두 번 되었어요. Please have a look. ", 24));

    public static TicketAppend Open(AccountId account, long number, DateTimeOffset now)
    {
        var id = new TicketId(account, number);
        var customer = string.Create(CultureInfo.InvariantCulture, $"c{number}");
        var email = $"{customer}@customer.example";
        var content = Text(customer);
        return new()
        {
            Ticket = id,
            ExpectedVersion = 0,
            Events =
            [
                new TicketOpened
                {
                    At = now,
                    ByKind = ActorKind.Customer,
                    By = customer,
                    Brand = "cook",
                    Channel = "mail",
                    ChannelKind = "email",
                    Customer = customer,
                },
                new MessageReceived { At = now, ByKind = ActorKind.Customer, By = customer, Channel = "mail", Customer = customer, Content = content.Id },
            ],
            Row = new()
            {
                Id = id,
                Version = 2,
                Brand = "cook",
                Channel = "mail",
                ChannelKind = "email",
                Subject = "결제가 두 번 되었어요",
                Preview = Words[..140],
                Customer = customer,
                CustomerName = "김하늘",
                CustomerEmail = email,
                CreatedAt = now,
                UpdatedAt = now,
                LastMessageAt = now,
                Messages = 1,
            },
            Contents = [content],
            Intake = new("mail", $"key-{customer}", null, IntakeFate.Ticket, "e2"),
            MailIds = [LocalKey.New()],
            Customer = new NewCustomer(new(account, customer), CustomerIdentity.Email(email), "김하늘", now),
        };
    }

    public static TicketAppend Reply(TicketRow before, DateTimeOffset now)
    {
        var content = Text(before.Customer);
        var outbox = LocalKey.New();
        return new()
        {
            Ticket = before.Id,
            ExpectedVersion = before.Version,
            Events = [new ReplyWritten { At = now, ByKind = ActorKind.Member, By = "lee", Outbox = outbox, DueAt = now, Content = content.Id }],
            Row = before with { Version = before.Version + 1, UpdatedAt = now, LastMessageAt = now, Messages = before.Messages + 1 },
            Before = before,
            Contents = [content],
            Outbox =
            [
                new()
                {
                    Id = outbox, Ticket = before.Id, Reply = before.Version + 1, Channel = "mail", Content = content.Id, Customer = before.Customer,
                    DueAt = now, Envelope = $$"""{"to":{"name":"김하늘","email":"{{before.CustomerEmail}}"},"subject":"Re: 결제"}""",
                },
            ],
        };
    }

    private static Content Text(string customer) => new() { Id = LocalKey.New(), Customer = customer, Text = Words };
}
