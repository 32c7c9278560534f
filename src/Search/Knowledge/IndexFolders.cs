using System.Globalization;
using Oqupie.Contracts.Brands;

namespace Oqupie.Search.Knowledge;

/// <summary>
/// Where indexes lie: <c>account/brand/3</c>. A rebuilt one gets the next number and counts from its first commit on, which it makes when it is whole; so what
/// a crash left half built is never taken for an index.
/// </summary>
internal static class IndexFolders
{
    /// <summary>The one that counts; null where there is none. Older and unfinished ones are taken away, except those still being made.</summary>
    public static string? Newest(string root, BrandId brand, IReadOnlySet<string> except)
    {
        var whole = Numbers(root, brand).OrderDescending().Select(number => Folder(root, brand, number)).FirstOrDefault(BrandIndex.Exists);

        foreach (var folder in Numbers(root, brand).Select(number => Folder(root, brand, number))
            .Where(folder => !string.Equals(folder, whole, StringComparison.Ordinal) && !except.Contains(folder)))
        {
            Directory.Delete(folder, recursive: true);
        }

        return whole;
    }

    /// <summary>A new, empty one.</summary>
    public static string Next(string root, BrandId brand) =>
        Directory.CreateDirectory(Folder(root, brand, Numbers(root, brand).DefaultIfEmpty().Max() + 1)).FullName;

    public static void Delete(string root, BrandId brand, IReadOnlySet<string> except)
    {
        foreach (var folder in Numbers(root, brand).Select(number => Folder(root, brand, number)).Where(folder => !except.Contains(folder)))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<int> Numbers(string root, BrandId brand)
    {
        var folder = new DirectoryInfo(BrandFolder(root, brand));

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

    private static string BrandFolder(string root, BrandId brand) => Path.GetFullPath(Path.Combine(root, brand.Account.Value, brand.Local));

    private static string Folder(string root, BrandId brand, int number) =>
        Path.Combine(BrandFolder(root, brand), number.ToString(CultureInfo.InvariantCulture));
}
