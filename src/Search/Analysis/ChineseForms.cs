namespace Oqupie.Search.Analysis;

/// <summary>
/// Traditional characters as simplified ones, each by itself. The pairs lie in traditional.txt, made from Unicode's transform Hant-Hans (see docs/search.md);
/// words that are called differently in Taiwan and on the mainland stay different.
/// </summary>
internal static class ChineseForms
{
    /// <summary>One character for two that the transform keeps apart or leaves alone, though people write either.</summary>
    private const string Variants = "帐账着著妳你祂他牠它羣群峯峰裏里檯台颱台週周迴回唸念喫吃祇只慾欲衞卫啓启爲为説说嘅的佈布佔占慄栗鍊链錶表鬚须傢家";

    private static readonly char[] Table = Read();

    public static char Simplify(char c) => Table[c];

    private static char[] Read()
    {
        var table = new char[char.MaxValue + 1];

        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (char)i;
        }

        using var stream = typeof(ChineseForms).Assembly.GetManifestResourceStream("traditional.txt")
            ?? throw new InvalidOperationException("The table of characters is not in the assembly.");
        using var reader = new StreamReader(stream);

        while (reader.ReadLine() is { } line)
        {
            for (var i = 0; i + 1 < line.Length; i += 2)
            {
                table[line[i]] = line[i + 1];
            }
        }

        for (var i = 0; i + 1 < Variants.Length; i += 2)
        {
            table[Variants[i]] = Variants[i + 1];
        }

        // 帳 is first 帐 and then 账.
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = table[table[i]];
        }

        return table;
    }
}
