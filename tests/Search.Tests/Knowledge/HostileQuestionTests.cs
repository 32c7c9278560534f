namespace Oqupie.Search.Tests.Knowledge;

public sealed class HostileQuestionTests : IDisposable
{
    private readonly Shelf _shelf = new();

    public static TheoryData<string> Texts =>
    [
        "", " ", "?!,.;:", "\"", "title:환불 AND (", "환불*", "*", "환불~ -환불 +", "[a TO z]", "\\", "AND OR NOT", "\0\u0001", "\uD800", "\uDC00환불", "\uFFFF",
        "😀👩‍👩‍👧", "\u200B\u200D\uFEFF", "مرحبا كيف", "\u202Eabc", "ㅋㅋㅋㅋ", "𠀀𠀁𠮷野家", "ー", "ーーー", "゛", "e\u0301\u0301\u0301", "'", "''''", "a'", "1,2,3,",
        "．", "ﾞﾞ", new string('환', 10_000), string.Concat(Enumerable.Repeat("환불 ", 5_000)), new string('a', 10_000), new string('\u0301', 10_000),
        string.Concat(Enumerable.Range(0, 10_000).Select(i => (char)(0x4E00 + i))), string.Concat(Enumerable.Range(0, 2_000).Select(i => $"wrod{i} ")),
    ];

    public void Dispose() => _shelf.Dispose();

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task No_text_is_an_error(string text)
    {
        await _shelf.Put(Shelf.Article("a", "환불", "환불은 7일 안에 됩니다."), Shelf.Article("b", text + "제목", text));

        foreach (var language in (string[])["ko", "ja", "zh", "en", "th", "xx", ""])
        {
            await _shelf.Ask(text, language);
        }

        await _shelf.Type(text);
    }

    [Fact]
    public async Task Operators_are_words()
    {
        await _shelf.Put(Shelf.Article("a", "환불 안내"));

        Assert.Equal(["a"], await _shelf.Find("\"환불\" -title:*"));
    }
}
