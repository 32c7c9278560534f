using System.Collections.Immutable;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

/// <summary>
/// Rows of the journal whose message the other side named and did not give. They are all there is of the matter: nothing else remembers what is to be asked
/// for again. A row leaves by <see cref="IIntakeJournal.Record"/>, which takes the message as given.
/// </summary>
public interface INotGiven
{
    /// <summary>Writes down that these were not given, durable when it answers. A row that has another fate keeps it.</summary>
    Task Note(ChannelId channel, ImmutableArray<NotGivenRow> rows, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Those to be asked for again by now, the longest due first.</summary>
    Task<ImmutableArray<NotGivenRow>> Due(ChannelId channel, DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>They are not asked for any more, and keep their fate with this reason.</summary>
    Task GiveUp(ChannelId channel, ImmutableArray<string> sources, string reason, CancellationToken cancellationToken);

    /// <summary>It is due at once, where it is one of them.</summary>
    Task Hurry(ChannelId channel, string id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>How many are asked for again, and when the next is.</summary>
    Task<NotGivenSum> Sum(ChannelId channel, CancellationToken cancellationToken);
}

/// <param name="Source">As <see cref="RawMessage.Source"/>.</param>
/// <param name="Reason">In plain words.</param>
/// <param name="Asked">How often it was asked for in vain.</param>
/// <param name="AskAt">When it is asked for again.</param>
public sealed record NotGivenRow(string Source, string Reason, int Asked, DateTimeOffset AskAt);

/// <param name="Count">Those that are asked for again.</param>
/// <param name="Next">The earliest; null where there is none.</param>
public sealed record NotGivenSum(int Count, DateTimeOffset? Next);
