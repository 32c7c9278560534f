namespace Oqupie.Channels.Email.Reading;

/// <summary>The words that stand before what an invitation says, in the language of the brand.</summary>
internal sealed record CalendarWords
{
    private static readonly CalendarWords English = new()
    {
        Invitation = "Invitation",
        Cancelled = "Cancelled",
        Answer = "Answer to the invitation",
        When = "When",
        Where = "Where",
        Organiser = "Organiser",
        Who = "Who",
        Repeats = "repeats",
        Accepted = "accepted",
        Declined = "declined",
        Tentative = "perhaps",
    };

    private static readonly CalendarWords Korean = new()
    {
        Invitation = "초대",
        Cancelled = "취소된 일정",
        Answer = "초대에 대한 답",
        When = "언제",
        Where = "어디서",
        Organiser = "주최자",
        Who = "참석자",
        Repeats = "반복",
        Accepted = "수락",
        Declined = "거절",
        Tentative = "미정",
    };

    public required string Invitation { get; init; }

    public required string Cancelled { get; init; }

    public required string Answer { get; init; }

    public required string When { get; init; }

    public required string Where { get; init; }

    public required string Organiser { get; init; }

    public required string Who { get; init; }

    public required string Repeats { get; init; }

    public required string Accepted { get; init; }

    public required string Declined { get; init; }

    public required string Tentative { get; init; }

    public static CalendarWords In(string language) => language is "ko" ? Korean : English;
}
