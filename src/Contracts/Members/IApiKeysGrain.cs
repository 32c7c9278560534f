using System.Collections.Immutable;

namespace Oqupie.Contracts.Members;

/// <summary>The keys programs use. The key is an account.</summary>
[Alias("oqupie.IApiKeysGrain")]
public interface IApiKeysGrain : IGrainWithStringKey
{
    /// <summary>Those whose makers are here still and serve no brand that <paramref name="by"/> does not.</summary>
    [Alias("AllFor")]
    Task<ImmutableArray<ApiKeyInfo>> All(Actor by);

    /// <summary>Empty where there is no such key.</summary>
    [Alias("NameOf")]
    Task<string> NameOf(string key);

    /// <summary>
    /// The text of the key is answered here and never again; only its SHA-256 is kept. Refused for unknown scopes, for more than the maker may do, and to
    /// keys: only members make keys.
    /// </summary>
    [Alias("Make")]
    Task<Outcome<NewApiKey>> Make(Actor by, string name, ImmutableArray<string> scopes);

    /// <summary>Refused (not found) for keys that <see cref="All"/> does not show.</summary>
    [Alias("RemoveFor")]
    Task<Outcome<Done>> Remove(Actor by, string key);

    /// <summary>
    /// What a key's maker may at this moment, cut to the key's scopes. Compared in constant time; refused (not found) where there is no such key, or its maker
    /// is nobody any more.
    /// </summary>
    /// <param name="text">An <see cref="ApiKeyText"/>.</param>
    [Alias("Open")]
    Task<Outcome<Actor>> Open(string text);

    /// <summary>The same of a key that was opened before, for work that goes on without its caller.</summary>
    [Alias("Rights")]
    Task<Outcome<Actor>> Rights(string key);
}

[GenerateSerializer, Immutable, Alias("oqupie.ApiKeyInfo")]
public sealed record ApiKeyInfo
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Name { get; init; }

    [Id(2)]
    public required ImmutableArray<string> Scopes { get; init; }

    [Id(3)]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The member who made it.</summary>
    [Id(4)]
    public required string CreatedBy { get; init; }
}

[GenerateSerializer, Immutable, Alias("oqupie.NewApiKey")]
public sealed record NewApiKey([property: Id(0)] ApiKeyInfo Info, [property: Id(1)] string Text);
