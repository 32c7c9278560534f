using Oqupie.Contracts;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>The inquiry type, and the form it was asked by.</summary>
internal sealed partial class TicketGrain
{
    private static readonly Refusal NoSuchType = Refusal.Invalid("This brand has no such inquiry type.", "type", "no_such_type");

    private async Task<TicketView> Alone(Ticket ticket, CancellationToken cancellationToken)
    {
        var row = ticket.Row;
        var name = row.InquiryType is { } type ? await types.NameOf(Id.Account, row.Brand, type) : null;
        return FormContent.With(row.ToView(), await FormOf(ticket, cancellationToken), name);
    }

    // Empty also where the customer was erased.
    private async Task<TicketForm> FormOf(Ticket ticket, CancellationToken cancellationToken) =>
        ticket.Form is 0 ? TicketForm.Empty : (await Stored(ticket.Form, cancellationToken))?.Content?.Meta.Form ?? TicketForm.Empty;

    private async Task<Outcome<FormChange>> Filled(Ticket ticket, TicketChange change, CancellationToken cancellationToken)
    {
        var (row, type) = (ticket.Row, change.NoType ? null : change.Type ?? ticket.Row.InquiryType);

        if (!change.NoType && change.Type is { } wanted && wanted != row.InquiryType
            && !(LocalKey.IsValid(wanted) && await types.Has(Id.Account, row.Brand, wanted)))
        {
            return NoSuchType;
        }

        if (change.Fields is not { IsEmpty: false } fields)
        {
            return new FormChange(TicketForm.Empty, TicketForm.Empty);
        }

        var before = await FormOf(ticket, cancellationToken);
        return (await types.Fill(Id.Account, row.Brand, type, before, fields)).Succeeded(out var after, out var refusal)
            ? new FormChange(before, after)
            : refusal;
    }
}
