using System.Collections.Immutable;

namespace Oqupie.Grains.Log;

/// <summary>Between the silos' bells, and the keeper of followers: there is one for the cluster, and every silo renews with it every few seconds.</summary>
[Alias("oqupie.ILogBellGrain")]
internal interface ILogBellGrain : IGrainWithStringKey
{
    const string Key = "log";

    /// <summary>The listener hears of rings for fifteen seconds, and the followers that its silo knows are kept going as long.</summary>
    [Alias("Listen")]
    Task Listen(ILogBellListener listener, ImmutableArray<string> followers);

    /// <summary>Tells all the other listeners, and waits for none.</summary>
    [Alias("Ring")]
    Task Ring(ILogBellListener by);
}

/// <summary>A silo that hears of what others appended. A hint: who does not hear it, looks.</summary>
[Alias("oqupie.ILogBellListener")]
internal interface ILogBellListener : IGrainObserver
{
    [Alias("Rung"), Orleans.Concurrency.OneWay]
    Task Rung();
}
