using System.Globalization;
using Oqupie.Contracts;

namespace Oqupie.Search.Index;

/// <summary>
/// Where indexes lie: <c>account/local/3</c>. A rebuilt one gets the next number and counts from its first commit on, which it makes when it is whole; so what
/// a crash left half built is never taken for an index.
/// </summary>
internal static class IndexFolders
{
    /// <summary>The one that counts; null where there is none. Older and unfinished ones are taken away, except those still being made.</summary>
    public static string? Newest(string root, IndexId id, IReadOnlySet<string> except)
    {
        var whole = Numbers(root, id).OrderDescending().Select(number => Folder(root, id, number)).FirstOrDefault(LuceneIndex.Exists);

        foreach (var folder in Numbers(root, id).Select(number => Folder(root, id, number))
            .Where(folder => !string.Equals(folder, whole, StringComparison.Ordinal) && !except.Contains(folder)))
        {
            Directory.Delete(folder, recursive: true);
        }

        return whole;
    }

    /// <summary>A new, empty one.</summary>
    public static string Next(string root, IndexId id) =>
        OwnerOnly.Folder(Folder(root, id, Numbers(root, id).DefaultIfEmpty().Max() + 1)).FullName;

    public static void Delete(string root, IndexId id, IReadOnlySet<string> except)
    {
        foreach (var folder in Numbers(root, id).Select(number => Folder(root, id, number)).Where(folder => !except.Contains(folder)))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<int> Numbers(string root, IndexId id)
    {
        var folder = new DirectoryInfo(FolderOf(root, id));

        if (!folder.Exists)
        {
            return [];
        }

        return
        [
            .. folder.EnumerateDirectories()
                .Select(one => int.TryParse(one.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
                .Where(number => number > 0),
        ];
    }

    private static string FolderOf(string root, IndexId id) => Path.GetFullPath(Path.Combine(root, id.Account.Value, id.Local));

    private static string Folder(string root, IndexId id, int number) =>
        Path.Combine(FolderOf(root, id), number.ToString(CultureInfo.InvariantCulture));
}
