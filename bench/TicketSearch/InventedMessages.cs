namespace Oqupie.Bench.TicketSearch;

/// <summary>
/// Messages and questions of words that come as often as words do (Zipf): of three tickets one is Korean, one English, one Japanese. The same for the same
/// order of calls. Some 40 words a message.
/// </summary>
internal sealed class InventedMessages
{
    private const int Words = 30_000;
    private const int Languages = 3;
    private static readonly string[] Particles = ["", "", "을", "는", "에서", "으로", "의", "에", "하면", "했습니다"];
    private static readonly string[] Joints = ["を", "が", "の", "に", "で", "と", "は", "しました。", "できません。"];
    private static readonly string[] Sounds =
    [
        "ba", "co", "di", "fe", "gra", "hu", "in", "lo", "me", "nor", "pla", "ques", "re", "sta", "ti", "un", "ver", "wi",
    ];

    private readonly Random _random = new(7);
    private readonly string[][] _words;

    public InventedMessages()
    {
        var syllables = Enumerable.Range(0, 11_172).Where(i => i % 28 is 0 or 1 or 4 or 8 or 16 or 17 or 21).OrderBy(_ => _random.Next()).Take(700)
            .Select(i => ((char)('가' + i)).ToString()).ToArray();
        var characters = Enumerable.Range(0, 2000).Select(i => ((char)(0x4E00 + (i * 7))).ToString()).ToArray();
        _words = [Made(syllables, 2, 5), Made(Sounds, 1, 5), Made(characters, 2, 4)];
    }

    public string Subject(int ticket) => Sentence(ticket % Languages, 5);

    public string Message(int ticket) => Sentence(ticket % Languages, _random.Next(10, 70));

    /// <summary>One to three words of one language.</summary>
    public string[] Question(int number) => [.. Enumerable.Range(0, 1 + (number % 3)).Select(_ => Word(number / 3 % Languages))];

    private string Sentence(int language, int words) => string.Join(
        language is 2 ? "" : " ",
        Enumerable.Range(0, words).Select(_ => language switch
        {
            0 => Word(0) + Particles[_random.Next(Particles.Length)],
            1 => Word(1),
            _ => Word(2) + Joints[_random.Next(Joints.Length)],
        }));

    private string Word(int language) => _words[language][Rank(Words)];

    private string[] Made(string[] of, int least, int most) =>
        [.. Enumerable.Range(0, Words).Select(_ => string.Concat(Enumerable.Range(0, _random.Next(least, most)).Select(_ => of[Rank(of.Length)])))];

    private int Rank(int count)
    {
        lock (_random)
        {
            return (int)Math.Exp(_random.NextDouble() * Math.Log(count)) - 1;
        }
    }
}
