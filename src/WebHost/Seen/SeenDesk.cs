using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Seen;
using Oqupie.WebHost.Tickets;

namespace Oqupie.WebHost.Seen;

/// <summary>Marks tickets as read and unread, for those who may see them.</summary>
internal sealed class SeenDesk(IGrainFactory grains)
{
    private static readonly Refusal StrangeWish = Refusal.Invalid("Say one of at and unread.", "at", "one_of");

    public async Task<Outcome<Done>> Saw(Actor actor, long ticket, SeenBody body, CancellationToken cancellationToken)
    {
        if (body.At is null == body.Unread is not true)
        {
            return StrangeWish;
        }

        if (!(await grains.Ticket(actor, ticket).Read(actor, cancellationToken)).Succeeded(out var view, out var refusal))
        {
            return refusal;
        }

        var seen = grains.GetGrain<ISeenGrain>(new MemberId(actor.Account, actor.Id).ToString());
        await (body.At is { } at ? seen.Saw(ticket, at < view.LastMessageAt ? at : view.LastMessageAt) : seen.Unsee(ticket, view.LastMessageAt));
        return default(Done);
    }
}
