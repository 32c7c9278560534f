using System.Text;

namespace Oqupie.Testing.Corpora;

/// <param name="Name">The path below the corpus's folder; of a mail of many in one file, with its number.</param>
/// <param name="Bytes">As they came.</param>
public sealed record CorpusMail(string Name, byte[] Bytes)
{
    /// <summary>Every mail of a folder and those below it, in the order of names; one file at a time is in memory.</summary>
    public static IEnumerable<CorpusMail> In(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            var bytes = File.ReadAllBytes(file);
            var mails = MailboxFile.Split(bytes);

            for (var i = 0; i < mails.Count; i++)
            {
                yield return new(mails.Count is 1 ? name : $"{name}#{i + 1}", mails[i]);
            }
        }
    }

    /// <summary>What nobody can leave in a line of a table is left out.</summary>
    public static string Line(string text, int most)
    {
        var line = new StringBuilder(Math.Min(text.Length, most));

        foreach (var rune in text.EnumerateRunes().Take(most))
        {
            line.Append(Rune.IsControl(rune) || rune.Value is '|' or 0x2028 or 0x2029 ? " " : rune.ToString());
        }

        return line.ToString().Trim();
    }
}
