namespace Oqupie.Grains.Knowledge;

/// <summary>Who is told at once of what was saved: the silos that keep a copy of the brand's articles.</summary>
internal sealed partial class KnowledgeGrain
{
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromSeconds(15);

    private readonly Dictionary<IKnowledgeWatcher, DateTimeOffset> _watchers = [];

    public Task Watch(IKnowledgeWatcher watcher)
    {
        _watchers[watcher] = clock.GetUtcNow();
        return Task.CompletedTask;
    }

    private void TellWatchers()
    {
        followers.Written(Brand);
        var now = clock.GetUtcNow();

        foreach (var (watcher, renewedAt) in _watchers)
        {
            if (now - renewedAt < ForgottenAfter)
            {
                _ = watcher.Changed(Brand.ToString()); // One-way: it only hands the message over.
            }
            else
            {
                _watchers.Remove(watcher);
            }
        }
    }
}
