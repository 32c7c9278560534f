using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Accounts;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>Sets channels and outboxes going when a silo starts, rather than at the next reminder. Several silos may do so; it changes nothing.</summary>
internal sealed class ChannelStarter(IGrainFactory grains, IOutboxStore outbox, TimeProvider clock, ILogger<ChannelStarter> logger)
    : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(ChannelStarter), ServiceLifecycleStage.Last, token => logger.Insist(nameof(ChannelStarter), () => Start(token), clock, token));

    private async Task Start(CancellationToken cancellationToken)
    {
        await foreach (var account in grains.Accounts(cancellationToken))
        {
            foreach (var channel in await grains.GetGrain<IChannelsGrain>(account.Value).All(brand: null))
            {
                await grains.GetGrain<IChannelPollerGrain>(new ChannelId(account, channel.Id).ToString()).Start();
            }
        }

        foreach (var (owner, channel) in await outbox.Waiting(cancellationToken))
        {
            await grains.GetGrain<IOutboxGrain>(new ChannelId(owner, channel).ToString()).Wake(clock.GetUtcNow());
        }
    }
}
