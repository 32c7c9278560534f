namespace Oqupie.Grains.Finders;

/// <summary>The finders of an account for the server's own use: nobody's rights are asked. The same grain as the account's finders.</summary>
[Alias("oqupie.IFinderBookGrain")]
internal interface IFinderBookGrain : IGrainWithStringKey
{
    /// <summary>Null where the account has none of this id.</summary>
    [Alias("Find")]
    Task<KeptFinder?> Find(string id);
}
