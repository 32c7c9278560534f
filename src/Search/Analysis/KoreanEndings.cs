using System.Collections.Frozen;

namespace Oqupie.Search.Analysis;

/// <summary>What is hung on Korean stems. A closed class of the language, written out by hand.</summary>
internal static class KoreanEndings
{
    /// <summary>What the syllable before must end with.</summary>
    public enum After
    {
        Anything,
        Consonant,
        Vowel,
        VowelOrRieul,
    }

    /// <param name="Text">The syllables.</param>
    /// <param name="After">What comes before.</param>
    /// <param name="Least">How many syllables must be left.</param>
    /// <param name="OfPredicate">
    /// Whether it is hung on verbs alone: where it is short it is also the end of many nouns, so what is left must look like a verb.
    /// </param>
    public sealed record Ending(string Text, After After, int Least, bool OfPredicate);

    private const string ParticlesAfterConsonant = "은 이 을 과";
    private const string ParticlesAfterVowel = "는 가 를 와";

    private const string ShortParticles = "의 도 만 들 께 뿐 랑";

    private const string Particles =
        "에 에서 에게 에게서 에는 에도 에만 에서는 에서도 에서의 에서만 에의 에게는 에게도 한테 한테서 께서 께서는 까지 까지의 까지는 까지도 부터 부터는 부터의 마다 마저 조차 처럼 보다 보다는 같이 " +
        "대로 만큼 밖에 만의 만이 만을 만은 들이 들은 들을 들의 들에 들과 들도 들에게 들에게는 들로 들이나 이라 이라는 라는 이라고 라고 이라도 라도 이란 라면 이라면 " +
        "으로 으로는 으로도 으로서 으로써 으로부터 으로의 로는 로도 로서 로써 로부터 로의 이나 이랑 이며 이자 이고 이나마 하고는 하며 에요 이에요 예요 이죠 이지만 인데 인데요 이었다 였다 이었던 이었으며 였으며 이므로 " +
        "입니다 입니까 인가 인가요 인지 인지를 인지도 일까 일까요 이야 이다 이었나 이었는가 이었습니까 이었습니다 였습니까 였습니다 이였나 이었나요 였나요 이던";

    private const string ShortPredicateEndings = "다 고 며 면 게 지 기 자 서 어 아 여 야 나 니 네 죠 는 은 을 던 음 러 려 도";

    private const string PredicateEndings =
        "습니다 습니까 읍니다 니다 니까 어요 아요 여요 세요 으세요 시나요 나요 는가 은가 는가요 은가요 을까 을까요 까요 는지 은지 는지요 을지 지요 고요 으면 려면 으려면 면서 으면서 으니 으니까 므로 으므로 " +
        "어서 아서 여서 어서요 아서요 도록 거나 든지 는데 은데 는데요 은데요 던데 었던 았던 였던 으며 으나 지만 지는 지도 지를 지가 기가 기는 기를 기에 기도 기로 음을 음이 려고 으려고 으러 자마자 어야 아야 여야 어도 아도 여도 " +
        "다가 다고 다는 다면 다며 는다 는다고 는다는 는다면 느냐 냐고 구나 네요 군요 거든요 더라 더니 더라도 대요 래요 게요 을게요 는대요 어라 아라 어졌 아졌 어지 아지 어진 아진 어질 기까지 기위해 " +
        "주세요 줘요 주시 주실 싶어 싶어요 싶은데 싶은데요 싶습니다 싶다 싶은 고싶 않는 않은 않아 않아요 않습니다 있나요 있어요 있는 있는지 있습니까 있습니다 있을까요 없나요 없어요 없는 없습니다 는중 되나요 하나요 을수 기위한";

    private const string VerbTails = "하 해 한 할 함 합 하여 하는 되 된 될 됨 됩 돼 되어 되는 시키 시켜 시킨 시킬 당한 당했 스러운 스럽";

    /// <summary>The longest first.</summary>
    public static readonly FrozenDictionary<string, Ending> All = Build();

    public static readonly FrozenSet<string> Tails = Split(VerbTails).ToFrozenSet(StringComparer.Ordinal);

    public const int Longest = 5;

    private static FrozenDictionary<string, Ending> Build()
    {
        var all = new Dictionary<string, Ending>(StringComparer.Ordinal);

        void Add(string list, After after, int least, bool ofPredicate)
        {
            foreach (var text in Split(list))
            {
                all.TryAdd(text, new(text, after, least, ofPredicate));
            }
        }

        Add(Particles, After.Anything, 1, ofPredicate: false);
        Add(PredicateEndings, After.Anything, 1, ofPredicate: false);
        Add(ParticlesAfterConsonant, After.Consonant, 1, ofPredicate: false);
        Add(ParticlesAfterVowel, After.Vowel, 1, ofPredicate: false);
        Add("로 나 란", After.VowelOrRieul, 2, ofPredicate: false);
        Add("요", After.Vowel, 2, ofPredicate: false);
        Add(ShortParticles, After.Anything, 2, ofPredicate: false);
        Add(ShortPredicateEndings, After.Anything, 1, ofPredicate: true);
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string[] Split(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
