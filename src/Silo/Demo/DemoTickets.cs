using System.Collections.Immutable;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Tickets;

namespace Oqupie.Silo.Demo;

/// <summary>Writes the tickets of a script, each with its whole past in one append; one that is there already stays as it is.</summary>
internal sealed class DemoTickets(ITicketStore store, TicketNumbers numbers, CustomerFinder customers, IBlobStore blobs, IRichText richText)
{
    public async Task Write(DemoScript script, DemoCast cast, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The longest ago first, so that a customer's later ticket finds them known and numbers run with time.
        foreach (var ticket in script.Tickets.OrderByDescending(ticket => ticket.Ago))
        {
            await Write(ticket, script, cast, now - ticket.Ago, cancellationToken);
        }
    }

    private async Task Write(DemoTicket ticket, DemoScript script, DemoCast cast, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var first = new InboundMessage
        {
            Channel = cast.Channels[ticket.Brand],
            ChannelKind = "email",
            MessageKey = $"demo:{ticket.Key}",
            From = await Sender(ticket, cast, cancellationToken),
            Subject = ticket.Subject,
            Text = ticket.Text,
            Html = ticket.Html,
            Attachments = await Files(ticket, script, cast, cancellationToken),
            MailId = $"{ticket.Key}@player.example",
            WrittenAt = at,
        };

        var number = await numbers.Next(cast.Account);
        var history = new TicketHistory(number, new() { Brand = cast.Brands[ticket.Brand], Message = first }, at, richText);

        foreach (var step in ticket.Then)
        {
            at += step.After;
            Tell(history, step, first with { Html = null, Attachments = [], MailId = null, WrittenAt = at }, cast, at);
        }

        var answer = await store.Append(history.ToAppend(), cancellationToken);

        if (answer.Result is not (AppendResult.Appended or AppendResult.TakenInBefore))
        {
            throw new InvalidOperationException($"Ticket {number} of the demo was not kept: {answer.Result}.");
        }
    }

    private static void Tell(TicketHistory history, DemoStep step, InboundMessage customer, DemoCast cast, DateTimeOffset at)
    {
        if (step.Message is { } words)
        {
            history.Received(customer with { Text = words, From = customer.From with { IsNew = false } }, at);
            return;
        }

        var actor = cast.Members[step.By!];
        var by = new Participant("member", actor.Id, "");
        history.Changed(actor, ChangeOf(step, by, cast), at);

        if (step.Memo is { } memo)
        {
            history.Noted(actor, new() { Body = memo, By = by }, at);
        }

        if (step.Reply is { } reply)
        {
            var became = step.Fails is null ? DeliveryState.Sent : DeliveryState.Failed;
            history.Replied(actor, new() { Body = reply, Status = step.Status, By = by }, at, became, step.Fails);
        }
    }

    private static TicketChange ChangeOf(DemoStep step, Participant by, DemoCast cast) => new()
    {
        Status = step.Reply is null ? step.Status : null,
        Importance = step.Importance,
        Assignee = step.Assign?.Split('/') is [var member, var group]
            ? new(member.Length > 0 ? cast.Members[member].Id : null, group.Length > 0 ? cast.Groups[group] : null)
            : null,
        Tags = step.Tags,
        By = by,
    };

    private async Task<Sender> Sender(DemoTicket ticket, DemoCast cast, CancellationToken cancellationToken)
    {
        var (id, known) = await customers.Find(cast.Account, CustomerIdentity.Email(ticket.Sender.Address), cancellationToken);
        return new() { Customer = id, IsNew = known is null, Name = ticket.Sender.DisplayName, Email = ticket.Sender.Address };
    }

    private async Task<ImmutableArray<FileRef>> Files(DemoTicket ticket, DemoScript script, DemoCast cast, CancellationToken cancellationToken)
    {
        var files = ImmutableArray.CreateBuilder<FileRef>();

        foreach (var key in ticket.Files)
        {
            var picture = script.Pictures[key];
            using var png = new MemoryStream(picture.ToPng());
            var blob = await blobs.Put(cast.Account, png, cancellationToken);
            var shown = ticket.Html?.Contains($"cid:{key}", StringComparison.Ordinal) ?? false;
            files.Add(new()
            {
                Sha256 = blob.Sha256,
                Size = blob.Size,
                Name = picture.Name,
                ContentType = "image/png",
                ContentId = shown ? key : null,
                Inline = shown,
            });
        }

        return files.DrainToImmutable();
    }
}
