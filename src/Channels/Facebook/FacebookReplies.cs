using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Facebook;

/// <summary>What an answer may be, and until when. Pure.</summary>
internal static class FacebookReplies
{
    private const int LongestMessage = 2_000;
    private const int LongestComment = 8_000;

    /// <summary>After their last message anybody may answer for so long.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>And a person, who is not a machine, for so long.</summary>
    public static readonly TimeSpan WindowOfPeople = TimeSpan.FromDays(7);

    public static bool Reaches(ReplyDraft draft) =>
        FacebookIds.PersonOf(draft.Answered?.Item) is not null || FacebookIds.ThingOf(draft.Answered?.Item) is not null;

    /// <remarks>No files: each would be a message of its own, and who would know which of them had come when one of the calls was lost?</remarks>
    public static ReplySurface Surface(ReplyDraft draft) => FacebookIds.ThingOf(draft.Answered?.Item) is not null
        ? new() { Counter = ReplyCounter.Utf16, Limit = LongestComment, Target = draft.Answered?.Item, Files = false }
        : new()
        {
            Counter = ReplyCounter.Utf16,
            Limit = LongestMessage,
            OpenUntil = draft.Answered?.WrittenAt + (draft.Automatic ? Window : WindowOfPeople),
            Files = false,
        };
}
