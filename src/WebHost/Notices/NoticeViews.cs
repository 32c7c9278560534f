using System.Text.Json.Serialization;
using Oqupie.Contracts.Notices;
using Oqupie.WebHost.Files;
using Oqupie.WebHost.Knowledge;

namespace Oqupie.WebHost.Notices;

/// <summary>A notice, whole: the head's fields and its text.</summary>
internal sealed record NoticeView
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required NoticeState State { get; init; }

    public required bool Pinned { get; init; }

    public DateTimeOffset? PublishAt { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string Author { get; init; }

    public required string Body { get; init; }

    public static NoticeView Of(NoticeInfo notice, AccountFiles files) => new()
    {
        Id = notice.Head.Id,
        Title = notice.Head.Title,
        State = notice.Head.State,
        Pinned = notice.Head.Pinned,
        PublishAt = notice.Head.PublishAt,
        Version = notice.Head.Version,
        CreatedAt = notice.Head.CreatedAt,
        UpdatedAt = notice.Head.UpdatedAt,
        Author = notice.Head.Author,
        Body = ShownPictures.Sign(notice.Body, files),
    };
}

/// <summary>What a notice shall be; what is left out stays.</summary>
internal sealed record NoticeBody
{
    public string? Title { get; init; }

    /// <summary>HTML; only what is harmless of it is kept.</summary>
    public string? Body { get; init; }

    public NoticeState? State { get; init; }

    public bool? Pinned { get; init; }

    /// <summary>From when on a public notice is seen. Null drops the plan, which is not the same as left out.</summary>
    public DateTimeOffset? PublishAt
    {
        get;
        init
        {
            field = value;
            AtOnce = value is null;
        }
    }

    /// <summary>The version that was read; a change of another one is refused. Not heeded for a new notice.</summary>
    public long? Version { get; init; }

    [JsonIgnore]
    private bool AtOnce { get; init; }

    public NoticeWish ToWish() =>
        new() { Title = Title, Body = Body, State = State, Pinned = Pinned, PublishAt = PublishAt, AtOnce = AtOnce, ExpectedVersion = Version };
}
