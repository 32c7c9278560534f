using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Tickets;

namespace Oqupie.Storage.Tests.Tickets;

/// <summary>Appends as the ticket grain makes them, for tests that do not care what exactly happened.</summary>
internal static class Appends
{
    public static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A ticket with its first message, at version 2.</summary>
    public static TicketAppend Open(TicketId ticket, Func<TicketRow, TicketRow>? shape = null)
    {
        var content = Text("어제 결제했는데 오늘 또 결제되었어요.");
        var row = new TicketRow
        {
            Id = ticket,
            Version = 2,
            Brand = "cook",
            Channel = "mail",
            ChannelKind = "email",
            Subject = "결제가 두 번 되었어요",
            Customer = "haneul",
            CustomerEmail = "Haneul@customer.example",
            CreatedAt = Monday,
            UpdatedAt = Monday,
            LastMessageAt = Monday,
            Messages = 1,
        };
        row = shape is null ? row : shape(row);
        return new()
        {
            Ticket = ticket,
            ExpectedVersion = 0,
            Events =
            [
                new TicketOpened
                {
                    At = row.CreatedAt, ByKind = ActorKind.Customer, By = row.Customer,
                    Brand = row.Brand, ChannelKind = row.ChannelKind, Customer = row.Customer,
                },
                new MessageReceived
                {
                    At = row.CreatedAt, ByKind = ActorKind.Customer, By = row.Customer,
                    Channel = row.Channel, Customer = row.Customer, Content = content.Id,
                },
            ],
            Row = row,
            Contents = [content],
        };
    }

    /// <summary>One more event, of the status unless another is said.</summary>
    public static TicketAppend Then(TicketRow before, Func<TicketRow, TicketRow>? shape = null, TicketEvent? happened = null)
    {
        var at = before.UpdatedAt.AddMinutes(1);
        var row = before with { Version = before.Version + 1, UpdatedAt = at };
        return new()
        {
            Ticket = before.Id,
            ExpectedVersion = before.Version,
            Events = [happened ?? new StatusChanged { At = at, ByKind = ActorKind.Member, By = "lee", From = before.Status, To = TicketStatus.InProgress }],
            Row = shape is null ? row : shape(row),
            Before = before,
        };
    }

    /// <summary>A reply, and the outbox entry that carries it.</summary>
    public static TicketAppend Reply(TicketRow before, string outbox, DateTimeOffset? due = null, string channel = "mail")
    {
        var content = Text("확인해 볼게요.");
        var at = due ?? before.UpdatedAt.AddMinutes(1);
        var written = new ReplyWritten { At = at, ByKind = ActorKind.Member, By = "lee", Outbox = outbox, DueAt = at, Content = content.Id };
        return Then(before, happened: written) with
        {
            Contents = [content],
            Outbox =
            [
                new()
                {
                    Id = outbox, Ticket = before.Id, Reply = before.Version + 1, Channel = channel,
                    Content = content.Id, Customer = before.Customer, DueAt = at,
                    Envelope = """{"to":{"name":"김하늘","email":"haneul@customer.example"},"subject":"Re: 결제"}""",
                    Target = "review-1",
                },
            ],
        };
    }

    public static IntakeClaim Claim(string key, string? journal = null, IntakeFate fate = IntakeFate.Ticket) => new("mail", key, journal, fate, "e2");

    public static NewCustomer Customer(TicketId ticket, string id = "haneul", string email = "haneul@customer.example") =>
        new(new(ticket.Account, id), CustomerIdentity.Email(email), "김하늘", Monday);

    public static Content Text(string text) => new()
    {
        Id = LocalKey.New(),
        Customer = "haneul",
        Text = text,
        Html = $"<p>{text}</p>",
        Meta = new()
        {
            Subject = "결제",
            From = new("김하늘", "haneul@customer.example"),
            MailId = "a@b.example",
            References = ["x@y.example"],
            Folds = [new(2, 3, FoldKind.Quote)],
        },
    };

    public static ImmutableArray<string> Tags(params string[] tags) => [.. tags];
}
