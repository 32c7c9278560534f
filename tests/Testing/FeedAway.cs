using Oqupie.Contracts.Live;

namespace Oqupie.Testing;

/// <summary>A feed that does not answer for as long as a test wants; to be put before a silo's calls.</summary>
public sealed class FeedAway
{
    private TaskCompletionSource? _back;

    public void Begin() => _back = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void End() => Interlocked.Exchange(ref _back, null)?.SetResult();

    public async Task Hold(IIncomingGrainCallContext call)
    {
        if (call.Grain is IBrandFeedGrain && call.MethodName is nameof(IBrandFeedGrain.Take) && _back is { } back)
        {
            await back.Task;
        }

        await call.Invoke();
    }
}
