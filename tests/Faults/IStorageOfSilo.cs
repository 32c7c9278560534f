using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Oqupie.Faults;

/// <summary>What Orleans takes a storage for: it is asked to take part in the silo's life by a cast, and a proxy has one interface.</summary>
public interface IStorageOfSilo : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>;
