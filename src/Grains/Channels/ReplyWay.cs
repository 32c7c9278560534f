using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>How replies leave by one channel, as its kind says. A kind that is not known here says nothing of what a reply may be.</summary>
internal sealed class ReplyWay(string channel, IAnsweredChannel? kind, bool sends = true) : IReplyWay
{
    public string Channel => channel;

    public bool Sends => sends;

    public bool Reaches(ReplyDraft draft) => kind?.Reaches(draft) ?? true;

    public ReplySurface Surface(ReplyDraft draft) => (kind?.Surface(draft) ?? ReplySurface.Open) with { Sends = sends };

    public string Envelope(ReplyDraft draft) => kind?.Envelope(draft) ?? "{}";
}
