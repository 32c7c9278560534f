using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>How replies leave by one channel, as its kind says. A kind that sends nothing takes them all and keeps them.</summary>
internal sealed class ReplyWay(string channel, IAnsweredChannel? kind) : IReplyWay
{
    public string Channel => channel;

    public bool Reaches(ReplyDraft draft) => kind?.Reaches(draft) ?? true;

    public ReplySurface Surface(ReplyDraft draft) => kind?.Surface(draft) ?? ReplySurface.Open;

    public string Envelope(ReplyDraft draft) => kind?.Envelope(draft) ?? "{}";
}
