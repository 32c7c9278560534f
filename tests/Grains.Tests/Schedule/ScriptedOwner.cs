using System.Collections.Concurrent;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Tests.Schedule;

/// <summary>An owner that does what a test says, and remembers what it was asked.</summary>
internal sealed class ScriptedOwner : IDueOwner
{
    private readonly ConcurrentQueue<DueItem> _asked = new();

    public string What => "test";

    public Func<DueItem, Task<DueOutcome>> Does { get; set; } = _ => Task.FromResult(DueOutcome.Done);

    public IEnumerable<string> Asked => _asked.Select(item => item.Key);

    public Task<DueOutcome> Act(DueItem item, CancellationToken cancellationToken)
    {
        _asked.Enqueue(item);
        return Does(item);
    }
}
