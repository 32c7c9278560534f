using System.Collections.Concurrent;

namespace Oqupie.Search.Index;

/// <summary>Threads for work that blocks, so that nobody else's waits for it.</summary>
internal sealed class LuceneThreads : IDisposable
{
    private readonly BlockingCollection<Action> _work = new(new ConcurrentQueue<Action>());
    private readonly Thread[] _threads;

    public LuceneThreads(string name, int count)
    {
        _threads = [.. Enumerable.Range(0, count).Select(i => new Thread(Work) { Name = $"{name}-{i}", IsBackground = true })];

        foreach (var thread in _threads)
        {
            thread.Start();
        }
    }

    public int Count => _threads.Length;

    public Task<T> Run<T>(Func<T> work, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);

        try
        {
            _work.Add(() => Do(work, answer, cancellationToken), CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            answer.SetException(new ObjectDisposedException(nameof(LuceneThreads), "The index is closing."));
        }

        return answer.Task;
    }

    public Task Run(Action work, CancellationToken cancellationToken) => Run(
        () =>
        {
            work();
            return true;
        },
        cancellationToken);

    /// <summary>What waits is still done.</summary>
    public void Dispose()
    {
        _work.CompleteAdding();

        foreach (var thread in _threads)
        {
            thread.Join();
        }

        _work.Dispose();
    }

    private static void Do<T>(Func<T> work, TaskCompletionSource<T> answer, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            answer.SetCanceled(cancellationToken);
            return;
        }

        try
        {
            answer.SetResult(work());
        }
        catch (Exception e)
        {
            answer.SetException(e); // The caller's, like the work.
        }
    }

    private void Work()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            work();
        }
    }
}
