using System.Collections.Concurrent;
using System.Diagnostics;

namespace Oqupie.Testing.Servers;

/// <summary>
/// Starts every child process from one thread that lives as long as the test process. The kernel sends the parent-death signal
/// when the *thread* that started a child ends, and a pool thread ends whenever the pool likes.
/// </summary>
internal static class Nursery
{
    private static readonly BlockingCollection<Action> Births = StartThread();

    public static Task Start(Process child)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Births.Add(() =>
        {
            try
            {
                child.Start();
                done.SetResult();
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        });
        return done.Task;
    }

    private static BlockingCollection<Action> StartThread()
    {
        var births = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (var birth in births.GetConsumingEnumerable())
            {
                birth();
            }
        })
        { IsBackground = true, Name = "Nursery" }.Start();
        return births;
    }
}
