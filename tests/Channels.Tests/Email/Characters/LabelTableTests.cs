using System.Text;
using System.Text.Json;
using Oqupie.Channels.Email.Characters;

namespace Oqupie.Channels.Tests.Email.Characters;

/// <summary>
/// Each language in each charset that can hold it, from text that is nearly all ASCII to text that has none: a right label is never overruled; and what has a
/// wrong one is read by its bytes.
/// </summary>
public sealed class LabelTableTests
{
    private static readonly string[] Labels =
    [
        "utf-8", "euc-kr", "ks_c_5601-1987", "shift_jis", "euc-jp", "iso-2022-jp", "iso-2022-kr", "gb2312", "gbk", "gb18030", "big5", "hz-gb-2312", "utf-16",
        "utf-16be",
        "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258",
        "iso-8859-1", "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-9", "iso-8859-13",
        "iso-8859-15", "koi8-r", "koi8-u", "tis-620", "windows-874", "macintosh", "ibm866", "ibm437", "ibm850",
    ];

    private static readonly string Ascii = string.Concat(Enumerable.Repeat("My order number is 48213, please look at it; thank you. ", 20));

    private static readonly Dictionary<string, string[]> Sentences = JsonSerializer.Deserialize<Dictionary<string, string[]>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "characters", "sentences.json")))!;

    /// <summary>One word of it among many of ASCII, some, half, nothing else, and much of it.</summary>
    private static IEnumerable<string> Densities(string[] sentences)
    {
        var word = sentences[0].Split(' ', '，', '、', '。')[0].TrimEnd(',', '.');
        yield return word;
        yield return $"{Ascii}{word} {Ascii}";
        yield return $"{Ascii}{sentences[2]} {Ascii}";
        yield return $"{sentences[0]} {Ascii[..60]}";
        yield return $"<html><head><style>p{{margin:0;padding:0}}</style></head><body><p class=\"MsoNormal\">{sentences[1]}</p></body></html>";

        foreach (var sentence in sentences)
        {
            yield return sentence;
            yield return sentence.ToUpperInvariant();
        }

        yield return string.Join('\n', sentences);
    }

    [Fact]
    public void A_right_label_is_never_overruled()
    {
        var wrong = new List<string>();
        var pairs = 0;

        foreach (var (language, sentences) in Sentences)
        {
            foreach (var label in Labels)
            {
                foreach (var text in Densities(sentences))
                {
                    if (Bytes(label, text) is { } bytes)
                    {
                        pairs++;
                        var read = MailCharsets.Decode(bytes, label);

                        if (read != text)
                        {
                            wrong.Add($"{language} as {label}: {text[..Math.Min(40, text.Length)]} -> {MailCharsets.Understood(bytes, label).WebName}");
                        }
                    }
                }
            }
        }

        Assert.True(pairs > 3_000, $"Only {pairs} pairs.");
        Assert.True(wrong.Count is 0, $"{wrong.Count} of {pairs}:\n{string.Join('\n', wrong)}");
    }

    [Theory]
    [InlineData("ko", "euc-kr", "utf-8 us-ascii gb2312 big5 iso-8859-1 windows-1252 iso-2022-jp iso-2022-kr shift_jis utf-16 unknown")]
    [InlineData("ja", "shift_jis", "utf-8 us-ascii euc-jp iso-8859-1 iso-2022-jp gb2312 euc-kr big5 unknown")]
    [InlineData("ja", "euc-jp", "utf-8 us-ascii shift_jis iso-8859-1 iso-2022-jp big5 unknown")]
    [InlineData("zh-Hans", "gb2312", "utf-8 us-ascii iso-8859-1 windows-1252 iso-2022-jp unknown")]
    [InlineData("zh-Hant", "big5", "utf-8 us-ascii iso-8859-1 gb2312 iso-2022-jp unknown")]
    [InlineData("ru", "windows-1251", "utf-8 us-ascii iso-8859-1 koi8-r unknown")]
    [InlineData("ru", "koi8-r", "utf-8 us-ascii iso-8859-1 windows-1251 unknown")]
    [InlineData("el", "windows-1253", "utf-8 us-ascii iso-8859-1 unknown")]
    [InlineData("he", "windows-1255", "utf-8 us-ascii iso-8859-1 unknown")]
    [InlineData("ar", "windows-1256", "utf-8 us-ascii iso-8859-1 unknown")]
    [InlineData("th", "tis-620", "utf-8 us-ascii iso-8859-1 unknown")]
    [InlineData("fr", "iso-8859-1", "utf-8 us-ascii unknown")]
    [InlineData("de", "iso-8859-1", "utf-8 us-ascii unknown")]
    [InlineData("ko", "iso-2022-kr", "utf-8 us-ascii euc-kr iso-8859-1 iso-2022-jp gb2312 utf-16 unknown")]
    [InlineData("ja", "iso-2022-jp", "utf-8 us-ascii euc-jp shift_jis iso-8859-1 iso-2022-kr gb2312 utf-16 unknown")]
    public void A_wrong_label_is_read_by_the_bytes(string language, string real, string labels)
    {
        var wrong = new List<string>();
        var pairs = 0;

        foreach (var label in labels.Split(' '))
        {
            foreach (var text in Sentences[language].Append(string.Join('\n', Sentences[language])).Append($"{Ascii}{Sentences[language][0]} {Ascii}"))
            {
                pairs++;

                if (Bytes(real, text) is { } bytes && MailCharsets.Decode(bytes, label) is var read && read != text)
                {
                    wrong.Add($"{label}: {text[..Math.Min(40, text.Length)]} -> {MailCharsets.Understood(bytes, label).WebName}");
                }
            }
        }

        // A short sentence may look like rare words of another language; then the label is believed.
        Assert.True(wrong.Count * 10 <= pairs, $"{wrong.Count} of {pairs}:\n{string.Join('\n', wrong)}");
        Assert.DoesNotContain(wrong, one => one.Contains('\n', StringComparison.Ordinal));
    }

    // What cannot hold the text is no pair.
    private static byte[]? Bytes(string label, string text)
    {
        var encoding = MailCharsets.Labelled(label)!;
        var bytes = Encoding.GetEncoding(encoding.CodePage is 50221 ? 50220 : encoding.CodePage).GetBytes(text);
        return encoding.GetString(bytes) == text ? bytes : null;
    }
}
