using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Inquiries;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Members;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Inquiries;

/// <remarks>
/// An address that somebody typed proves nothing: the ticket is that customer's, and whoever typed it learns its number and nothing else.
/// </remarks>
[GrainType("inquiry-door"), Orleans.Concurrency.StatelessWorker(128)]
internal sealed class InquiryDoorGrain(
    TicketNumbers numbers,
    CustomerFinder customers,
    IReplyChannels channels,
    MemberNames members,
    AutoReplies autoReplies) : Grain, IInquiryDoorGrain
{
    private BrandId Brand => BrandId.Of(this.GetPrimaryKeyString());

    private IInquiryBookGrain Book => GrainFactory.GetGrain<IInquiryBookGrain>(Brand.ToString());

    public Task<InquiryForms> Forms() => Book.Forms();

    public async Task<InquiryAnswer> Ask(InquiryWish wish, CancellationToken cancellationToken)
    {
        var type = wish.Type is { } id && LocalKey.IsValid(id) ? await Book.Find(id) : null;
        var read = WishRules.Read(wish, type is { On: true } ? type : null);

        if (!read.Faults.IsEmpty)
        {
            return new() { Faults = read.Faults };
        }

        var message = await Message(read.Wish, cancellationToken);
        var number = await numbers.Next(Brand.Account);
        var opened = await GrainFactory.GetGrain<ITicketIntakeGrain>(number.ToString()).Open(await Ticket(read, type, message), cancellationToken);

        if (!opened.Succeeded(out var answer, out var refusal))
        {
            throw new InvalidOperationException($"An inquiry of brand {Brand} was refused: {refusal.Code}.");
        }

        if (answer is { Fate: IntakeFate.Ticket, View: { } view } && message.Channel is { } channel)
        {
            await autoReplies.Answer(new(Brand.Account, channel), message.From.Email, view, cancellationToken);
        }

        return new() { Ticket = answer.Ticket };
    }

    private async Task<InboundMessage> Message(InquiryWish wish, CancellationToken cancellationToken)
    {
        // A verified user's is known by that alone: the address may be anybody's, and joins nothing.
        var identity = wish.VerifiedUser is { } user ? CustomerIdentity.External(user) : CustomerIdentity.Email(wish.Email);
        var (id, known) = await customers.Find(Brand.Account, identity, cancellationToken);
        var way = await channels.MailWay(Brand.Account, Brand.Local, channel: null, cancellationToken);
        return new()
        {
            Channel = way?.Channel,
            ChannelKind = "portal",
            MessageKey = WishRules.KeyOf(Brand.Local, wish),
            From = new()
            {
                Customer = id,
                IsNew = known is null,
                Name = known is { Named: false } or null && wish.Name.Length > 0 ? wish.Name : known?.Name ?? "",
                Email = wish.Email,
                Blocked = known?.Blocked ?? false,
                Identity = identity.IsEmail ? null : identity,
                Origin = known?.Origin,
                Rating = known?.Rating ?? default,
            },
            Subject = wish.Subject,
            Text = wish.Body,
            Attachments = [.. wish.Files.Select(file => file.File)],
        };
    }

    private async Task<NewTicket> Ticket(InquiryReading read, InquiryType? type, InboundMessage message)
    {
        var files = read.Wish.Files.Where(file => file.Field is not null)
            .GroupBy(file => file.Field!, StringComparer.Ordinal)
            .ToDictionary(one => one.Key, one => one.Select(file => file.File.Name).ToImmutableArray(), StringComparer.Ordinal);
        return new()
        {
            Brand = Brand.Local,
            Message = message,
            Type = type?.Id,
            Form = read.Form.Shown.IsEmpty ? null : FillRules.Of(read.Form, files),
            Assignee = await Present(type?.Assignee ?? Assignee.Nobody),
            Importance = type?.Importance ?? Importance.Medium,
            Tags = type?.Tags ?? [],
            Language = read.Wish.Language,
            AdditionalInformation = read.Wish.AdditionalInformation,
        };
    }

    // Who was put in charge may have left since.
    private async ValueTask<Assignee> Present(Assignee assignee) => new(
        assignee.Member is { } member && await members.IsMember(Brand.Account, member) ? member : null,
        assignee.Group is { } group && await members.IsGroup(Brand.Account, group) ? group : null);
}
