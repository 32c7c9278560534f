using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>Answers a mail that has opened a ticket, where its brand wants that, and so that no two machines ever talk to one another.</summary>
/// <remarks>
/// The claim is kept before the answer: what a crash takes away between them is one answer, not the limit. A mail that opened its ticket before a crash is a
/// duplicate when it is taken in again, and a ticket is answered once; so there is at most one answer, and after a crash in that moment none.
/// </remarks>
public sealed partial class AutoReplies(
    IGrainFactory grains, IAutoReplyBook book, ChannelCache contexts, TimeProvider clock, ILogger<AutoReplies> logger)
{
    // Older mail comes with an import or after days offline, and nobody waits for an answer to it.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <summary>Never throws for what goes wrong: the ticket is open, and stays so.</summary>
    public async Task Answer(ChannelContext context, ReadMessage read, TicketView opened, CancellationToken cancellationToken)
    {
        if (Deserves(context, read, clock.GetUtcNow()))
        {
            await Answer(context, read.From.Email, opened, cancellationToken);
        }
    }

    /// <summary>The same for what no mail was: what was typed into a form. Never throws either.</summary>
    public async Task Answer(ChannelId channel, string address, TicketView opened, CancellationToken cancellationToken)
    {
        if (await contexts.Of(channel) is { } context)
        {
            await Answer(context, address, opened, cancellationToken);
        }
    }

    private async Task Answer(ChannelContext context, string address, TicketView opened, CancellationToken cancellationToken)
    {
        if (!Deserves(context, address, opened))
        {
            return;
        }

        var ticket = new TicketId(context.Channel.Account, opened.Id);

        try
        {
            if (await MayAnswer(context, address, cancellationToken))
            {
                await grains.GetGrain<ITicketIntakeGrain>(ticket.ToString()).AnswerByItself(AutoReplyWords.Of(context.Brand), cancellationToken);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotAnswered(e, ticket);
        }
    }

    private static bool Deserves(ChannelContext context, ReadMessage read, DateTimeOffset now) =>
        read.Automatic is null
        && read.Sender is not SenderCheck.Unverified // Who is named there did not write.
        && !(read.WrittenAt < now - Fresh);

    private static bool Deserves(ChannelContext context, string address, TicketView opened) =>
        context.Brand.AutoReply.On
        && context.Sends
        && address.Length > 0
        && !context.IsOurs(address)
        && opened.Box is TicketBox.Open;

    // First the mailbox: one that writes again and again takes nothing from others of its domain.
    private async Task<bool> MayAnswer(ChannelContext context, string address, CancellationToken cancellationToken)
    {
        var (account, mailbox) = (context.Channel.Account, AnsweredMailbox.Of(address));
        return await book.Claim(account, AutoReplyBudgets.Hash(mailbox.Name), clock.GetUtcNow(), cancellationToken)
            && await book.Spend(account, AutoReplyBudgets.Of(context.Brand.Id, mailbox), clock.GetUtcNow(), cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Ticket {Ticket} was not answered automatically.")]
    private partial void LogNotAnswered(Exception exception, TicketId ticket);
}
