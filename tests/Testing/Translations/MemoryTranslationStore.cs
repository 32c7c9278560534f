using System.Collections.Concurrent;
using Oqupie.Grains.Translations;

namespace Oqupie.Testing.Translations;

public sealed class MemoryTranslationStore : ITranslationStore
{
    private readonly ConcurrentDictionary<TranslationKey, (StoredTranslation Translation, DateTimeOffset At)> _kept = new();

    public Task<StoredTranslation?> Find(TranslationKey key, CancellationToken cancellationToken) =>
        Task.FromResult(_kept.TryGetValue(key, out var found) ? found.Translation : null);

    public Task Keep(TranslationKey key, string customer, StoredTranslation translation, DateTimeOffset at, CancellationToken cancellationToken)
    {
        _kept[key] = (translation, at);
        return Task.CompletedTask;
    }

    public Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        var old = _kept.Where(one => one.Value.At < before).OrderBy(one => one.Value.At).Take(limit).ToList();
        return Task.FromResult(old.Count(_kept.TryRemove));
    }
}
