namespace Oqupie.Grains.Members;

/// <summary>Settings under "Members".</summary>
internal sealed class MembersOptions
{
    public const string Section = "Members";

    /// <summary>How long an invitation can be accepted, 1 to 90.</summary>
    public int InvitationDays { get; set; } = 7;
}
