namespace Oqupie.Contracts.Accounts;

/// <summary>Whether something can be kept at this moment; asked by whoever wants to be sent traffic. The key is "store".</summary>
[Alias("oqupie.IStoreHealthGrain")]
public interface IStoreHealthGrain : IGrainWithStringKey
{
    const string Key = "store";

    /// <summary>Returns where the database took a write within the last second.</summary>
    /// <exception cref="StoreUnavailableException">It did not.</exception>
    [Alias("Try")]
    Task Try();
}
