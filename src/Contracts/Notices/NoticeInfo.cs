using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Notices;

[GenerateSerializer, Alias("oqupie.NoticeState"), JsonConverter(typeof(CamelCaseEnum<NoticeState>))]
public enum NoticeState
{
    /// <summary>The members of the brand, whoever wrote it: unlike an article, a notice is the team's.</summary>
    Draft = 1,

    /// <summary>Everybody, from its time on.</summary>
    Public = 2,
}

/// <summary>A notice (공지사항) as lists show it: everything but its text.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.NoticeHead")]
public sealed record NoticeHead
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Title { get; init; }

    [Id(2)]
    public required NoticeState State { get; init; }

    /// <summary>Before all others, however old.</summary>
    [Id(3)]
    public bool Pinned { get; init; }

    /// <summary>From when on it is public, in the future too; the day customers see. Null while nobody said and it is a draft.</summary>
    [Id(4)]
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>Counts its changes, from one.</summary>
    [Id(5)]
    public required long Version { get; init; }

    [Id(6)]
    public required DateTimeOffset CreatedAt { get; init; }

    [Id(7)]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The member (or API key) who made it; empty for the server itself.</summary>
    [Id(8)]
    public required string Author { get; init; }

    /// <summary>Whether customers see it at that moment.</summary>
    public bool IsPublic(DateTimeOffset now) => State is NoticeState.Public && PublishAt <= now;
}

/// <summary>A notice, whole.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.NoticeInfo")]
public sealed record NoticeInfo
{
    [Id(0)]
    public required NoticeHead Head { get; init; }

    /// <summary>Harmless HTML, as an article's.</summary>
    [Id(1)]
    public required string Body { get; init; }
}

/// <summary>What somebody wants a notice to be; null leaves a part as it is.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.NoticeWish")]
public sealed record NoticeWish
{
    [Id(0)]
    public string? Title { get; init; }

    /// <summary>HTML; only what is harmless of it is kept.</summary>
    [Id(1)]
    public string? Body { get; init; }

    [Id(2)]
    public NoticeState? State { get; init; }

    [Id(3)]
    public bool? Pinned { get; init; }

    /// <summary>Null leaves it as it is; <see cref="AtOnce"/> drops it.</summary>
    [Id(4)]
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>The version the writer has read; null does not ask.</summary>
    [Id(5)]
    public long? ExpectedVersion { get; init; }

    /// <summary>No time is planned any more: a public notice is seen from now on.</summary>
    [Id(6)]
    public bool AtOnce { get; init; }
}

/// <summary>Some of a list, in its order.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.NoticePage")]
public sealed record NoticePage
{
    [Id(0)]
    public ImmutableArray<NoticeHead> Items { get; init; } = [];

    /// <summary>After which to go on; null at the end.</summary>
    [Id(1)]
    public string? Next { get; init; }
}
