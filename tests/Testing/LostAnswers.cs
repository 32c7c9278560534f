using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Oqupie.Testing;

/// <summary>Answers of grains that are lost on their way, as with the silo they came through; to be put before a silo's calls.</summary>
public sealed class LostAnswers
{
    private readonly ConcurrentDictionary<(string Method, string Key), int> _lost = new();

    /// <summary>The next answer of a method is lost; what it did is done.</summary>
    public void Lose(string method, string key) => _lost.AddOrUpdate((method, key), 1, (_, before) => before + 1);

    public async Task Hold(IIncomingGrainCallContext call)
    {
        await call.Invoke();

        foreach (var (lost, times) in _lost)
        {
            if (call.MethodName == lost.Method
                && call.TargetId.Key.ToString() == lost.Key
                && (times > 1 ? _lost.TryUpdate(lost, times - 1, times) : _lost.TryRemove(new(lost, times))))
            {
                throw new SiloUnavailableException("The answer was lost.");
            }
        }
    }
}
