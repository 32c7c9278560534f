using System.Collections.Immutable;

namespace Oqupie.Contracts.Accounts;

/// <summary>The server's DataProtection keys, shared by all hosts; already wrapped with the master key when they come here. The key is "keys".</summary>
[Alias("oqupie.IKeyRingGrain")]
public interface IKeyRingGrain : IGrainWithStringKey
{
    const string Key = "keys";

    [Alias("All")]
    Task<ImmutableArray<string>> All();

    [Alias("Add")]
    Task Add(string name, string xml);
}
