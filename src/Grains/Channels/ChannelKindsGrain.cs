using System.Collections.Immutable;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

[GrainType("channel-kinds"), Orleans.Concurrency.StatelessWorker(1)]
internal sealed class ChannelKindsGrain(ChannelKinds kinds) : Grain, IChannelKindsGrain
{
    public Task<ImmutableArray<ChannelKindInfo>> All() =>
        Task.FromResult<ImmutableArray<ChannelKindInfo>>([.. kinds.All.OrderBy(kind => kind.Kind, StringComparer.Ordinal).Select(kinds.Describe)]);
}
