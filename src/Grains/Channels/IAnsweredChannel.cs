using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>What an answer may be by a kind of channel, and what it carries beside its text. Pure.</summary>
public interface IAnsweredChannel : IChannelAbility
{
    /// <summary>Whether answers can leave, as the settings are; else they wait.</summary>
    bool Sends(IChannelSettings settings);

    /// <summary>Whether there is anybody whom an answer would reach.</summary>
    bool Reaches(ReplyDraft draft);

    /// <summary>Asked before an answer is written, and again when it is put out.</summary>
    ReplySurface Surface(ReplyDraft draft);

    /// <summary>
    /// What the kind itself will read again when it sends; to everybody else it is text. It is stored: fields may be added, and what was written once is read
    /// for ever.
    /// </summary>
    string Envelope(ReplyDraft draft);
}
