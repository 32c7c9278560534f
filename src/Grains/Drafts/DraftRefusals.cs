using Oqupie.Contracts;

namespace Oqupie.Grains.Drafts;

/// <summary>The noes of a draft, said in one place so that programs can rely on them.</summary>
internal static class DraftRefusals
{
    public static readonly Refusal Unfit = Refusal.Invalid("That is no piece of a draft, or it is too large.", "data", "draft_unfit");

    public static readonly Refusal Full = Refusal.Conflict("This draft has become too large. Send it, or make it shorter.", "draft_full");

    public static readonly Refusal NotCompact = Refusal.Conflict("This frame cannot take the place of those.", "draft_compact");

    public static readonly Refusal SentBefore = Refusal.Conflict(
        "A colleague has just sent this draft. What is left of it stands in the editor.", "draft_sent");

    public static readonly Refusal Unreadable = Refusal.Conflict("What was written in this draft cannot be read here.", "draft_unreadable");

    public static readonly Refusal Elsewhere = Refusal.Conflict("The draft moved in this moment. Say it again.", "draft_moved");
}
