using System.Text;

namespace Oqupie.Bench.SearchSpeed;

/// <summary>
/// Articles and questions of words that come as often as words do: the second half as often as the first, the third a third (Zipf). Each run has the same.
/// </summary>
internal sealed class InventedText
{
    private const int Words = 30_000;
    private const int ArticleBytes = 2000;
    private static readonly string[] Particles = ["", "", "을", "는", "에서", "으로", "의", "에", "하면", "했습니다", "하려면"];
    private static readonly string[] Sounds =
    [
        "ba", "co", "di", "fe", "gra", "hu", "in", "lo", "me", "nor", "pla", "ques", "re", "sta", "ti", "un", "ver", "wi",
    ];
    private readonly Random _random = new(7);
    private readonly string[] _korean;
    private readonly string[] _english;

    public InventedText()
    {
        // 700 syllables are what Korean is mostly written with.
        var syllables = Enumerable.Range(0, 11_172).Where(i => i % 28 is 0 or 1 or 4 or 8 or 16 or 17 or 21).OrderBy(_ => _random.Next()).Take(700)
            .Select(i => (char)('가' + i)).ToArray();
        _korean =
        [
            .. Enumerable.Range(0, Words).Select(_ => string.Concat(Enumerable.Range(0, _random.Next(2, 5)).Select(_ => syllables[Rank(syllables.Length)]))),
        ];
        _english =
        [
            .. Enumerable.Range(0, Words).Select(_ => string.Concat(Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Sounds[_random.Next(Sounds.Length)]))),
        ];
    }

    public string Title(bool korean) => Sentence(korean, _random.Next(3, 8));

    public string Body(bool korean)
    {
        var body = new StringBuilder();
        var bytes = 0;

        while (bytes < ArticleBytes)
        {
            var sentence = Sentence(korean, _random.Next(5, 15));
            body.Append(sentence).Append(". ");
            bytes += Encoding.UTF8.GetByteCount(sentence) + 2;
        }

        return body.ToString();
    }

    public string Question(bool korean) => Sentence(korean, _random.Next(1, 8)) + (korean ? " 어떻게 하나요?" : "?");

    private string Sentence(bool korean, int words) =>
        string.Join(
            ' ', Enumerable.Range(0, words).Select(_ => korean ? _korean[Rank(Words)] + Particles[_random.Next(Particles.Length)] : _english[Rank(Words)]));

    private int Rank(int count) => (int)Math.Exp(_random.NextDouble() * Math.Log(count)) - 1;
}
