using System.IO.Compression;
using System.Text;

namespace Oqupie.WebHost.Tests.Knowledge.Markdown;

/// <summary>Zips made by hand, and what is in one.</summary>
internal static class Zips
{
    public static ByteArrayContent Of(params (string Path, string Text)[] files) =>
        Of([.. files.Select(file => (file.Path, Encoding.UTF8.GetBytes(file.Text)))]);

    public static ByteArrayContent Of(IEnumerable<(string Path, byte[] Bytes)> files, Encoding? names = null)
    {
        var bytes = new MemoryStream();

        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach (var (path, content) in files)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(content);
            }
        }

        return new(bytes.ToArray());
    }

    public static IReadOnlyDictionary<string, string> Read(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        });
    }
}
