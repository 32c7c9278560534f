using System.Collections.Immutable;
using System.Text.Json;

namespace Oqupie.Cluster.Tests.Live;

internal sealed record Position(string Brand, string Epoch, long N);

/// <param name="Row">As the list shows the ticket; kept as it came, so that nothing our own reading leaves out escapes the comparison.</param>
internal sealed record Entry(string Brand, string Epoch, long N, long Prev, long Version, JsonElement Row);

internal sealed record WatchAnswer(ImmutableArray<Position> Feeds);

internal sealed record SinceAnswer(string Epoch, long N, bool Reset, ImmutableArray<Entry> Entries);
