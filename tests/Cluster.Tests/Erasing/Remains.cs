using System.Text;

namespace Oqupie.Cluster.Tests.Erasing;

/// <summary>Looks for words in the bytes of every file of a folder, however they may be written there.</summary>
internal static class Remains
{
    /// <summary>Where each word was found: "name in oqupie.db".</summary>
    public static List<string> Of(string folder, params IEnumerable<string> words)
    {
        (string Word, byte[][] Forms)[] wanted = [.. words.Select(word => (word, Forms(word)))];
        var found = new List<string>();

        // Locks are empty, and nobody else may open them.
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => new FileInfo(file) is { Exists: true, Length: > 0 }))
        {
            var bytes = Lower(Read(file));
            found.AddRange(wanted.Where(one => one.Forms.Any(form => bytes.AsSpan().IndexOf(form) >= 0))
                .Select(one => $"{one.Word} in {Path.GetRelativePath(folder, file)}"));
        }

        return found;
    }

    private static byte[] Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return memory.ToArray();
        }
        catch (FileNotFoundException)
        {
            return []; // It went since the folder was listed.
        }
    }

    /// <summary>As text, as wide text, as JSON writes it, and within what is in base64, wherever in its groups of three it begins.</summary>
    private static byte[][] Forms(string word) =>
    [
        Lower(Encoding.UTF8.GetBytes(word)),
        Lower(Encoding.Unicode.GetBytes(word)),
        Lower(Encoding.ASCII.GetBytes(string.Concat(word.Select(c => c < 128 ? c.ToString() : $"\\u{(int)c:x4}")))),
        .. Enumerable.Range(0, 3).Select(before => Lower(Encoding.ASCII.GetBytes(Inner(word, before)))),
    ];

    private static string Inner(string word, int before)
    {
        var bytes = Encoding.UTF8.GetBytes(word);
        var skipped = (3 - before) % 3; // Those share a group with what stands before.
        var whole = (bytes.Length - skipped) / 3 * 3;
        return Convert.ToBase64String(bytes, skipped, whole);
    }

    // Of base64 it finds more than it should, which a test can bear.
    private static byte[] Lower(byte[] bytes) => Array.ConvertAll(bytes, one => one is >= (byte)'A' and <= (byte)'Z' ? (byte)(one + 32) : one);
}
