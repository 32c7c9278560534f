namespace Oqupie.Contracts.CannedResponses;

/// <summary>A stored answer with variables, as programs see it. Ids are as in addresses.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.CannedResponseInfo")]
public sealed record CannedResponseInfo
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Name { get; init; }

    /// <summary>What one types to get it, without the slash; may be empty. Several may have the same.</summary>
    [Id(2)]
    public string Shortcut { get; init; } = "";

    /// <summary>HTML that is harmless, with <c>{{variables}}</c> in it.</summary>
    [Id(3)]
    public string Body { get; init; } = "";

    /// <summary>Null is every brand of the account.</summary>
    [Id(4)]
    public string? Brand { get; init; }

    /// <summary>False: its maker alone sees it.</summary>
    [Id(5)]
    public bool Shared { get; init; }

    /// <summary>What it is filed under; empty for nothing.</summary>
    [Id(6)]
    public string Folder { get; init; } = "";

    /// <summary>One of the service languages; null where it is in none, or in several.</summary>
    [Id(7)]
    public string? Language { get; init; }

    /// <summary>How often it was put into an answer.</summary>
    [Id(8)]
    public long UsedCount { get; init; }

    [Id(9)]
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The member who made it.</summary>
    [Id(10)]
    public required string Owner { get; init; }

    [Id(11)]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Rises by one with each change; being used changes nothing.</summary>
    [Id(12)]
    public required long Version { get; init; }
}

/// <summary>What somebody wants a canned response to be; null leaves a part as it is.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.CannedResponseWish")]
public sealed record CannedResponseWish
{
    [Id(0)]
    public string? Name { get; init; }

    [Id(1)]
    public string? Shortcut { get; init; }

    [Id(2)]
    public string? Body { get; init; }

    [Id(3)]
    public string? Brand { get; init; }

    /// <summary>Goes before <see cref="Brand"/>.</summary>
    [Id(4)]
    public bool EveryBrand { get; init; }

    [Id(5)]
    public bool? Shared { get; init; }

    [Id(6)]
    public string? Folder { get; init; }

    [Id(7)]
    public string? Language { get; init; }

    /// <summary>Goes before <see cref="Language"/>.</summary>
    [Id(8)]
    public bool NoLanguage { get; init; }

    /// <summary>The version that was read; null asks for nothing.</summary>
    [Id(9)]
    public long? ExpectedVersion { get; init; }
}
