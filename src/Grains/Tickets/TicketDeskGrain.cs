using System.Security.Cryptography;
using System.Text;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Customers;

namespace Oqupie.Grains.Tickets;

/// <remarks>As many on a silo as may wait for a commit at once: it is what they wait for together that makes a commit cheap.</remarks>
[GrainType("ticket-desk"), Orleans.Concurrency.StatelessWorker(128)]
internal sealed class TicketDeskGrain(
    TicketNumbers numbers,
    BrandCache brands,
    CustomerFinder customers,
    IReplyChannels channels,
    IRichText richText) : Grain, ITicketDeskGrain
{
    private const int MaxSubject = 300;
    private const int MaxAddress = 254; // RFC 5321 §4.5.3.1.3, without the angle brackets.

    public async Task<Outcome<TicketView>> Open(Actor actor, TicketWish wish, CancellationToken cancellationToken)
    {
        if (Check(wish) is { } refusal)
        {
            return refusal;
        }

        if (!actor.Serves(wish.Brand) || await brands.Find(actor.Account, wish.Brand) is null)
        {
            return Refusal.Invalid("There is no such brand.", "brand", "no_such_brand");
        }

        if (wish.Channel is { } channel && !await channels.Has(actor.Account, wish.Brand, channel, cancellationToken))
        {
            return Refusal.Invalid("This brand has no such channel.", "channel", "no_such_channel");
        }

        var written = WrittenText.Of(wish.Body, wish.Format, richText);

        if (written.IsEmpty)
        {
            return TicketRefusals.NoText;
        }

        var email = EmailAddress.Readable(wish.CustomerEmail.Trim());
        var (id, known) = await customers.Find(actor.Account, CustomerIdentity.Email(email), cancellationToken);
        var name = wish.CustomerName.Trim() is { Length: > 0 } given ? given : known?.Name ?? "";
        var message = new InboundMessage
        {
            Channel = wish.Channel ?? await channels.For(actor.Account, wish.Brand, cancellationToken),
            ChannelKind = "api",
            MessageKey = KeyOf(actor, wish),
            From = new()
            {
                Customer = id,
                IsNew = known is null,
                Name = name,
                Email = email,
                Blocked = known?.Blocked ?? false,
                Origin = known?.Origin,
                Rating = known?.Rating ?? default,
            },
            Subject = wish.Subject.Trim(),
            Text = written.Text,
            Html = written.Html,
        };

        return await Open(actor, wish, message, cancellationToken);
    }

    private async Task<Outcome<TicketView>> Open(Actor actor, TicketWish wish, InboundMessage message, CancellationToken cancellationToken)
    {
        var number = await numbers.Next(actor.Account);
        var opened = await GrainFactory.GetGrain<ITicketIntakeGrain>(number.ToString()).Open(
            new() { Brand = wish.Brand, Message = message, Importance = wish.Importance ?? Importance.Medium, Tags = wish.Tags, By = wish.By },
            cancellationToken);

        if (!opened.Succeeded(out var answer, out var refusal))
        {
            return refusal;
        }

        return answer.View is { } view
            ? view
            : await GrainFactory.GetGrain<ITicketGrain>(new TicketId(actor.Account, answer.Ticket!.Value).ToString()).Read(actor, cancellationToken);
    }

    // A wish with an id is the same wish whenever it comes, whichever ticket number it was about to get.
    private static string KeyOf(Actor actor, TicketWish wish) => wish.WishId is { } id
        ? "wish:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{actor.Kind}/{actor.Id}/{id}")))
        : "";

    private static Refusal? Check(TicketWish wish)
    {
        if (wish.Subject.Trim() is not { Length: > 0 and <= MaxSubject })
        {
            return Refusal.Invalid($"A subject has 1 to {MaxSubject} characters.", "subject", "text_length").With("most", MaxSubject);
        }

        var email = wish.CustomerEmail.Trim();

        if (email.Length > MaxAddress
            || !(EmailAddress.IsValid(email) || (System.Net.Mail.MailAddress.TryCreate(email, out var address) && address.Address == email)))
        {
            return Refusal.Invalid("That is not an e-mail address.", "customer.email", "not_an_email");
        }

        return FieldRules.TagRefusal(wish.Tags);
    }
}
