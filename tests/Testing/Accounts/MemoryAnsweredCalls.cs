using System.Collections.Concurrent;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Accounts;

namespace Oqupie.Testing.Accounts;

public sealed class MemoryAnsweredCalls : IAnsweredCalls
{
    private readonly ConcurrentDictionary<CallId, AnsweredCall> _calls = new();

    public Task<AnsweredCall?> Find(CallId call, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult(_calls.TryGetValue(call, out var found) && found.At > since ? found : null);

    public Task Keep(CallId call, AnsweredCall answered, DateTimeOffset since, CancellationToken cancellationToken)
    {
        _calls.AddOrUpdate(call, answered, (_, before) => before.At <= since ? answered : before);
        return Task.CompletedTask;
    }

    public Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        var old = _calls.Where(call => call.Value.At < before).OrderBy(call => call.Value.At).Take(limit).ToList();
        return Task.FromResult(old.Count(_calls.TryRemove));
    }
}
