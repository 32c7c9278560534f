using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Grains.Log;

namespace Oqupie.Grains.Search;

/// <remarks>
/// It keeps nothing itself: the index and what keeps it up are the silo's, on threads of their own. That there is one grain says where the index is, so that an
/// account's tickets lie on one disk and not on each.
/// </remarks>
[GrainType("ticket-shard")]
internal sealed partial class TicketShardGrain(ITicketIndex index, TicketFollowers followers, TimeProvider clock, ILogger<TicketShardGrain> logger)
    : Grain, ITicketShardGrain
{
    /// <summary>One that was just begun is given a moment before it answers with what it has.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private TicketShardId Id => TicketShardId.Of(this.GetPrimaryKeyString());

    public async Task<TicketFindings> Find(ShardQuestion question, CancellationToken cancellationToken)
    {
        var follower = await Ready(cancellationToken);
        var found = await Twice(question, cancellationToken);
        return follower.IsWhole ? found : found with { Partial = true };
    }

    public async Task<bool> Scrub(ImmutableArray<long> tickets, CancellationToken cancellationToken) =>
        (await Ready(cancellationToken)).IsWhole && await index.Scrub(Id, tickets, cancellationToken);

    private async Task<CopyFollower> Ready(CancellationToken cancellationToken)
    {
        var follower = followers.Of(Id);

        if (!follower.Ready.IsCompleted)
        {
            using var moment = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(follower.Ready, Task.Delay(Patience, clock, moment.Token));
            await moment.CancelAsync();
        }

        return follower;
    }

    /// <summary>An index that is found damaged fails once, and is another one after that.</summary>
    private async Task<TicketFindings> Twice(ShardQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            return await index.Find(Id, question, cancellationToken);
        }
        catch (IOException e)
        {
            LogAskedAgain(e, Id);
            return await index.Find(Id, question, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The search index of tickets {Shard} failed at a question, which is asked again.")]
    private partial void LogAskedAgain(Exception exception, TicketShardId shard);
}
