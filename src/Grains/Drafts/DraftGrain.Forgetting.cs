using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Drafts;

/// <summary>What nobody came back to goes.</summary>
internal sealed partial class DraftGrain
{
    public async Task ForgetIfOld(DateTimeOffset before)
    {
        if (_book.At >= before)
        {
            await store.Look(_id, _book.At, CancellationToken.None);
            return;
        }

        if (!_seats.IsEmpty || !await IsDone())
        {
            await store.Look(_id, clock.GetUtcNow(), CancellationToken.None);
            return;
        }

        await store.Forget(_id, CancellationToken.None);
        var hadWords = !_mark.By.IsEmpty;
        (_book, _text, _mark, _isMarked) = (new([]), null, DraftMarks.Blank(_id), false);

        if (hadWords)
        {
            await TellLists(clock.GetUtcNow(), "");
        }
    }

    private async Task<bool> IsDone() =>
        (await Ticket.Read(Actor.System(_id.Ticket.Account), CancellationToken.None)).Succeeded(out var ticket, out var refusal)
            ? ticket.MergedInto is not null || (ticket.Status is TicketStatus.Completed && ticket.Box is not TicketBox.Deleted)
            : refusal.Kind is RefusalKind.NotFound;
}
