namespace Oqupie.Channels.Email.Bounces;

/// <summary>
/// Knows a notice of absence, or an answer that nobody wrote, by its subject. Who answers such a notice puts "Re:" before it, and who speaks about one goes on
/// in the same breath: "On holiday event", "자동 응답 설정은 어디서 하나요?". A notice stops after its words, or comes to what it answers. In doubt a person wrote.
/// </summary>
internal static class OutOfOffice
{
    private const string Opening = "[【［(（<＜〈《*-~ \t";

    // No question mark among them: who asks has no notice to give. No quotation mark either: who quotes the words speaks about them.
    private const string Stops = ":：!！.。)）]］】>＞〉》…";
    private const string AnswerStops = Stops + ";；|｜/／-–—~～*+";

    /// <param name="subject">Of the mail.</param>
    /// <param name="marked">Something else says that a machine wrote it; then the beginning is enough.</param>
    public static bool IsSaidBy(string subject, bool marked)
    {
        var said = subject.AsSpan().TrimStart(Opening);
        var (answer, absence) = (OutOfOfficeWords.AnswerAt(said), OutOfOfficeWords.AbsenceAt(said));

        for (var length = Math.Max(answer, absence); length > 0; length = Next(said))
        {
            var stops = OutOfOfficeWords.AnswerAt(said) > 0 || answer > 0 ? AnswerStops : Stops;
            said = said[length..].TrimStart();

            if (marked || said.IsEmpty || stops.Contains(said[0], StringComparison.Ordinal) || OutOfOfficeWords.EndsAt(said))
            {
                return true;
            }
        }

        return false;
    }

    private static int Next(ReadOnlySpan<char> said) =>
        Math.Max(OutOfOfficeWords.NameAt(said), Math.Max(OutOfOfficeWords.AnswerAt(said), OutOfOfficeWords.AbsenceAt(said)));
}
