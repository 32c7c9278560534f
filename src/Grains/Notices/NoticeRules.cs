using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notices;

namespace Oqupie.Grains.Notices;

/// <summary>What notices may be. Pure; the body comes as it is kept.</summary>
internal static class NoticeRules
{
    public const int Most = 1000;

    private const int TitleLength = 300;

    public static readonly Refusal NoSuchNotice = Refusal.NotFound("There is no such notice.");

    public static readonly Refusal NoSuchCursor = Refusal.Invalid("The notice this page ended with is gone. Begin again.", "cursor", "bad_cursor");

    public static readonly Refusal TooMany = Refusal.Conflict($"A brand has at most {Most} notices. Delete old ones.", "too-many").With("most", Most);

    private static readonly Refusal MovedOn = Refusal.Conflict("The notice was changed elsewhere in the meantime. Read it again.", "moved-on", "version");

    /// <summary>Pinned first, then the newest; what has no time yet is newer than everything.</summary>
    public static readonly Comparer<NoticeHead> Order = Comparer<NoticeHead>.Create((one, other) =>
        one.Pinned != other.Pinned ? other.Pinned.CompareTo(one.Pinned) : ByTime!.Compare(one, other));

    public static readonly Comparer<NoticeHead> ByTime = Comparer<NoticeHead>.Create((one, other) =>
        (other.PublishAt ?? DateTimeOffset.MaxValue).CompareTo(one.PublishAt ?? DateTimeOffset.MaxValue) is not 0 and var order ? order
        : other.CreatedAt.CompareTo(one.CreatedAt) is not 0 and var made ? made
        : string.CompareOrdinal(one.Id, other.Id));

    public static Outcome<NoticeInfo> Make(string id, NoticeWish wish, Actor actor, DateTimeOffset now) => Change(
        new() { Head = new() { Id = id, Title = "", State = NoticeState.Draft, Version = 0, CreatedAt = now, UpdatedAt = now, Author = actor.Id }, Body = "" },
        wish with { ExpectedVersion = null },
        now);

    /// <summary>As it was, version and all, where nothing is another.</summary>
    public static Outcome<NoticeInfo> Change(NoticeInfo before, NoticeWish wish, DateTimeOffset now)
    {
        if (wish.ExpectedVersion is { } expected && expected != before.Head.Version)
        {
            return MovedOn;
        }

        var state = wish.State ?? before.Head.State;
        var publishAt = wish.AtOnce ? null : wish.PublishAt?.ToUniversalTime() ?? before.Head.PublishAt;
        var after = before with
        {
            Head = before.Head with
            {
                Title = wish.Title?.Trim() ?? before.Head.Title,
                State = state,
                Pinned = wish.Pinned ?? before.Head.Pinned,
                PublishAt = state is NoticeState.Public ? publishAt ?? now : publishAt,
            },
            Body = wish.Body ?? before.Body,
        };

        return after.Head switch
        {
            { Title.Length: 0 or > TitleLength } => Refusal.Invalid($"A title has 1 to {TitleLength} characters.", "title", "text_length")
                .With("most", TitleLength),
            { State: not (NoticeState.Draft or NoticeState.Public) } => Refusal.Invalid("A notice is draft or public.", "state", "unknown_choice"),
            _ when before.Head.Version > 0 && after == before => before,
            _ => after with { Head = after.Head with { Version = before.Head.Version + 1, UpdatedAt = now } },
        };
    }
}
