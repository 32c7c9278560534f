using System.Collections.Frozen;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Analysis.Util;

namespace Oqupie.Search.Analysis;

/// <summary>
/// What makes a sentence a question and says nothing of the answer. Rare in articles and frequent in questions, these words would count most if their rarity
/// decided. They are weighed down, never left out.
/// </summary>
internal static class QuestionWords
{
    private const int LongestRun = 6;

    private static readonly FrozenSet<string> English = Words(
        "a an and are as at be been by can could did do does for from had has have how i if in into is it its me my of on or our shall should that the their "
        + "them there they this to "
        + "us was we were what when where which who whom whose why will with would you your not no so than then these those about any please many much");

    private static readonly FrozenSet<string> Korean = Words(
        "무엇 무엇이 무어 뭐 뭘 뭔 뭔가 누구 누가 어디 언제 어떻게 어떡해 왜 얼마 얼마나 몇 어느 어떤 무슨 어떠 어때 하 할 한 했 되 될 된 됐 있 없 수 것 거 게 건 걸 때 등 및 좀 이 그 저 제 내 나 "
        + "그리고 그런데 하지만 또는 혹은 대해 대한 관해 관한 위해 위한 통해 의해 따르 따라 경우 이런 그런 저런 알려 알려줘 궁금 가능 부탁 해주 안 못 잘 더 데 줄 지 이름 이름은 가장 중");

    private static readonly FrozenSet<string> Chinese = Words(
        "什么 什麼 甚么 谁 哪 哪个 哪些 哪里 哪儿 哪一 哪种 哪位 哪年 多少 几 何时 何处 何种 为什么 为何 怎么 怎样 怎么样 怎么办 怎么做 如何 是否 能否 可否 吗 呢 吧 啊 的 了 是 在 有 和 与 及 或 被 把 由 于 对 从 向 "
        + "这 那 这个 那个 我 你 您 他 她 它 我们 你们 他们 请问 请 可以 能 会 要 就 都 也 还 而 以 之 其 所 个 么");

    private static readonly FrozenSet<string> Japanese = Words(
        "何 何か 何が 何を 何の 何で 何年 何人 何月 何時 何処 何故 誰 誰が 誰の 誰に 誰を いつ どこ どの どれ どう どうやって どのように どのような どんな どちら なぜ なに なん いくつ いくら です ですか ますか でしょうか ました ましたか "
        + "ません ませんか とは という といいますか か は が を に の で と も へ や から まで より した して する される された している していた ている ていた なった なる ある あった いる いた こと もの ため よう たい ください "
        + "でき できる できます できません できない 教えて 教えてください 方法 誰ですか 何ですか 名前 呼ばれる 呼ばれた");

    /// <param name="word">A stem, or a word as it was written.</param>
    /// <param name="language">Two letters.</param>
    public static bool Contains(string word, string language) =>
        CharacterScripts.Of(word[0]) is CharacterScript.Hangul ? Korean.Contains(word)
        : language switch
        {
            "de" => In(GermanAnalyzer.DefaultStopSet, word),
            "fr" => In(FrenchAnalyzer.DefaultStopSet, word),
            "es" => In(SpanishAnalyzer.DefaultStopSet, word),
            "it" => In(ItalianAnalyzer.DefaultStopSet, word),
            "nl" => In(DutchAnalyzer.DefaultStopSet, word),
            "pt" => In(PortugueseAnalyzer.DefaultStopSet, word),
            "ru" => In(RussianAnalyzer.DefaultStopSet, word),
            "sv" => In(SwedishAnalyzer.DefaultStopSet, word),
            _ => English.Contains(word),
        };

    /// <summary>Which characters of a text without spaces belong to such a word.</summary>
    public static bool[] Mark(string text, string language)
    {
        var marked = new bool[text.Length];
        var words = language is "ja" ? Japanese : Chinese;
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> folded = stackalloc char[LongestRun];

        for (var i = 0; i < text.Length; i++)
        {
            var most = Math.Min(LongestRun, text.Length - i);

            for (var j = 0; j < most; j++)
            {
                folded[j] = language is "zh" ? ChineseForms.Simplify(text[i + j]) : text[i + j];
            }

            for (var length = most; length > 0; length--)
            {
                if (lookup.Contains(folded[..length]))
                {
                    marked.AsSpan(i, length).Fill(true);
                    i += length - 1;
                    break;
                }
            }
        }

        return marked;
    }

    private static bool In(CharArraySet words, string word) => words.Contains(word);

    private static FrozenSet<string> Words(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
