using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Oqupie.Contracts;

namespace Oqupie.Storage;

/// <summary>
/// The one place where failures of a database become <see cref="StoreUnavailableException"/>: around every port that Storage answers, so that they are the
/// same for a grain's method, for its activation, and for what runs beside grains.
/// </summary>
/// <typeparam name="TPort">An interface whose methods all answer tasks.</typeparam>
[SuppressMessage("Performance", "CA1852", Justification = "A proxy is derived from it.")]
internal class StoreBoundary<TPort> : DispatchProxy
    where TPort : class
{
    private static readonly ConcurrentDictionary<Type, Func<Task, Task>> Guards = new();
    private TPort _store = null!;

    /// <exception cref="NotSupportedException">A method answers something else than a task, whose failures would slip through.</exception>
    public static TPort Around(TPort store)
    {
        if (Array.Find(typeof(TPort).GetMethods(), method => !typeof(Task).IsAssignableFrom(method.ReturnType)) is { } other)
        {
            throw new NotSupportedException($"{typeof(TPort).Name}.{other.Name} answers no task.");
        }

        var proxy = Create<TPort, StoreBoundary<TPort>>();
        ((StoreBoundary<TPort>)(object)proxy)._store = store;
        return proxy;
    }

    protected override object Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        try
        {
            var answer = targetMethod!.Invoke(_store, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null)!;
            return Guards.GetOrAdd(targetMethod.ReturnType, StoreGuard.Of)((Task)answer);
        }
        catch (Exception e) when (StoreFailure.ReasonOf(e) is { } reason)
        {
            throw new StoreUnavailableException(reason);
        }
    }
}

/// <summary>Waits for what a store does, and says in our words how it failed.</summary>
internal static class StoreGuard
{
    public static async Task Guard(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception e) when (StoreFailure.ReasonOf(e) is { } reason)
        {
            throw new StoreUnavailableException(reason);
        }
    }

    public static Func<Task, Task> Of(Type task) => task == typeof(Task)
        ? Guard
        : typeof(StoreGuard).GetMethod(nameof(GuardAnswer), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(task.GetGenericArguments())
            .CreateDelegate<Func<Task, Task>>();

    private static async Task<T> GuardAnswer<T>(Task work)
    {
        try
        {
            return await (Task<T>)work;
        }
        catch (Exception e) when (StoreFailure.ReasonOf(e) is { } reason)
        {
            throw new StoreUnavailableException(reason);
        }
    }
}
