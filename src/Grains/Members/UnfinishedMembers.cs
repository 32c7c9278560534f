using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>When a silo starts, brings to an end what broke off when another one died: who had come or left half.</summary>
internal sealed partial class UnfinishedMembers(IGrainFactory grains, IMemberDirectory directory, TimeProvider clock, ILogger<UnfinishedMembers> logger)
    : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(UnfinishedMembers), ServiceLifecycleStage.Active, token => logger.Insist(nameof(UnfinishedMembers), () => Finish(token), clock, token));

    public async Task Finish(CancellationToken cancellationToken)
    {
        foreach (var member in await directory.Unfinished(cancellationToken))
        {
            try
            {
                await grains.Row(member).Finish();
            }
            catch (Exception e)
            {
                LogNotFinished(e, member); // The next start, or the next one with that address, tries again.
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The coming or leaving of {Member} broke off and is not cleared away yet.")]
    private partial void LogNotFinished(Exception exception, MemberId member);
}
