namespace Oqupie.Contracts.Files;

/// <summary>A file by what it is: its bytes lie in the blob store under <see cref="Sha256"/>, its name beside whoever refers to it.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.FileRef")]
public sealed record FileRef
{
    /// <summary>64 lower-case hex characters; with the account, the blob's key.</summary>
    [Id(0)]
    public required string Sha256 { get; init; }

    /// <summary>In bytes.</summary>
    [Id(1)]
    public required long Size { get; init; }

    /// <summary>As the sender named it, without folders and control characters. Never a path of ours.</summary>
    [Id(2)]
    public required string Name { get; init; }

    /// <summary>As the sender says it is; never trusted when served.</summary>
    [Id(3)]
    public required string ContentType { get; init; }

    /// <summary>The name HTML calls it by (<c>cid:</c>), without angle brackets; null where none does.</summary>
    [Id(4)]
    public string? ContentId { get; init; }

    /// <summary>True where the text shows it itself.</summary>
    [Id(5)]
    public bool Inline { get; init; }

    /// <summary>Set where it went out as an address instead of bytes.</summary>
    [Id(6)]
    public FileLink? Link { get; init; }
}

/// <summary>How a file goes out that is too large to go along. The address is made of it by whoever writes it down; see <c>FileLinkToken</c>.</summary>
/// <param name="Until">When it ends.</param>
/// <param name="Base">Where this server is reached, without a slash at its end.</param>
[GenerateSerializer, Immutable, Alias("oqupie.FileLink")]
public sealed record FileLink([property: Id(0)] DateTimeOffset Until, [property: Id(1)] string Base);
