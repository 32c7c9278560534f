using System.Collections.Immutable;
using Oqupie.Contracts.Live;

namespace Oqupie.WebHost.Live;

/// <param name="Epoch">Of the brand's feed; of several, all of them in one.</param>
/// <param name="N">The last number told.</param>
/// <param name="Feeds">Each brand that is watched.</param>
/// <param name="Presence">Who looks at what now.</param>
public sealed record WatchAnswer(string Epoch, long N, ImmutableArray<FeedAnswer> Feeds, ImmutableArray<PresenceAnswer> Presence);

public sealed record FeedAnswer(string Brand, string Epoch, long N);

public sealed record PresenceAnswer(long Ticket, ImmutableArray<PersonPresence> People);

public sealed record SinceAnswer(string Epoch, long N, bool Reset, ImmutableArray<LiveEntry> Entries);
