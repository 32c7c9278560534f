using Oqupie.Contracts.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>Sends answers.</summary>
public interface ISendingChannel : IChannelAbility
{
    /// <summary>How fast answers may leave; null: as fast as they come.</summary>
    SendingPace? Pace(IChannelSettings settings) => null;

    /// <summary>Whether the answer quotes what was written before, so that it has to be looked up.</summary>
    bool Quotes(ChannelContext channel, OutboxItem item) => false;

    /// <summary>
    /// Asked before a try that may not be the first: one began, and nobody knows how it ended. A kind where sending twice does no harm answers
    /// <see cref="EarlierTry.Gone"/> at once. Never throws for what a server does.
    /// </summary>
    Task<EarlierTry> Find(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken) => Task.FromResult(EarlierTry.Unknowable);

    /// <summary>One attempt to send. Never throws for what a server does.</summary>
    Task<SendAnswer> Send(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken);

    /// <summary>Puts a copy of what was sent where the channel wants one, once however often it is asked.</summary>
    /// <returns>Why there is none, for a person; null where there is one or none is wanted.</returns>
    Task<string?> KeepCopy(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}

/// <param name="Host">All channels that send by it share its pace.</param>
/// <param name="PerMinute">Null: at once.</param>
public sealed record SendingPace(string Host, int? PerMinute);
