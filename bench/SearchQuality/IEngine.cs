namespace Oqupie.Bench.SearchQuality;

/// <summary>Something that finds passages.</summary>
internal interface IEngine : IAsyncDisposable
{
    string Name { get; }

    Task Index(IReadOnlyList<Passage> passages);

    /// <summary>The ids of the best ten, the best first.</summary>
    Task<IReadOnlyList<string>> Search(string question);
}
