using Oqupie.Grains.Search;

namespace Oqupie.Search.Tests.Tickets;

public sealed class HostileTicketQuestionTests : IDisposable
{
    private readonly Desk _desk = new();

    public static TheoryData<string> Texts =>
    [
        "", " ", "-", "--", "- - -", "\"", "\"\"", "“", "-\"", "?!,.;:", "from:", "from: to:", "from:\"", "-from:x", "status:\u202Exyz", "title:환불 AND (",
        "환불*", "*", "환불~ -환불 +", "[a TO z]", "/.*/", "(a+)+$", "\\", "AND OR NOT", "\0\u0001", "\uD800", "\uDC00환불", "\uFFFF", "😀👩‍👩‍👧",
        "\u200B\u200D\uFEFF", "مرحبا كيف", "\u202Eabc\u202C", "ㅋㅋㅋㅋ", "𠀀𠀁𠮷野家", "ー", "゛", "'", "a'", "1,2,3,", "ﾞﾞ", "99999999999999999999", "#",
        "##1001", new string('환', 10_000), new string('-', 10_000), new string('"', 10_001), new string('a', 10_000),
        string.Concat(Enumerable.Repeat("환불 ", 5_000)), string.Concat(Enumerable.Repeat("\"환불 ", 5_000)), string.Concat(Enumerable.Repeat("-a ", 5_000)),
        string.Concat(Enumerable.Range(0, 10_000).Select(i => (char)(0x4E00 + i))), string.Concat(Enumerable.Repeat("の", 1_000)),
        string.Concat(Enumerable.Range(0, 2_000).Select(i => $"from:a{i}@b.example ")),
    ];

    public void Dispose() => _desk.Dispose();

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task No_text_is_an_error(string text)
    {
        await _desk.Ticket(1001, "환불은 7일 안에 됩니다.");
        await _desk.Put(
            Desk.Head(1002, row => row with { Subject = text, CustomerName = text, CustomerEmail = text, Tags = [text] }),
            Desk.Writing(1002, 2, text) with { From = [new(text, text)], Attachments = [text] });

        await _desk.Ask(text);
        await _desk.Ask("", question => question with
        {
            Texts = [new(text, Together: true, Not: false), new(text, Together: false, Not: true)],
            Parties = [new(PartyRole.From, text, [text], Not: false), new(PartyRole.To, text, [], Not: true)],
            Marks = [new([text], Not: false), new([], Not: true)],
        });
    }
}
