using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Channels.Email;

/// <summary>What happened, as one mail tells it. Pure.</summary>
public static class MailEvents
{
    /// <summary>A mail of our own that came back to us is no echo, for nobody wrote it elsewhere: it is held, and a person may let it through.</summary>
    public static ReadItem Of(ReadMessage read) => Happened(read) with { Message = read };

    private static ReadItem Happened(ReadMessage read) => read switch
    {
        { Failure: { } failure } => ReadItem.Failed(failure),
        { Ours: false, Automatic: IntakeFate.Bounce } => ReadItem.Of(Reported(read)),
        _ => ReadItem.Of(new Posted(read)),
    };

    private static Receipt Reported(ReadMessage read) => new()
    {
        State = read.Report is { Kind: MailReportKind.Failed } ? DeliveryState.Bounced : null,
        Note = read.Report?.Kind switch
        {
            MailReportKind.Delayed => DeliveryNote.Delayed,
            MailReportKind.Held => DeliveryNote.Held,
            _ => null,
        },
        Reason = read.Report?.Reason ?? "A delivery report.",
        Fate = IntakeFate.Bounce,
        Ticket = read.Report?.Ticket ?? read.OwnMailTicket ?? read.ReplyAddressTicket,
        Outbox = read.Report?.Outbox,
    };
}
