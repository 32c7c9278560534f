namespace Oqupie.Channels.Tests;

/// <summary>Outside test data, never committed: the folder named by OQUPIE_CORPORA, or ../shared/data beside the repository.</summary>
internal static class Corpora
{
    /// <summary>Where the solution lies.</summary>
    public static string Repository
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);

            while (root is not null && !File.Exists(Path.Combine(root.FullName, "OqupieOrleans.sln")))
            {
                root = root.Parent;
            }

            return root?.FullName ?? ".";
        }
    }

    /// <summary>The folder of that name; the test is skipped where it is not there.</summary>
    public static string Folder(string name)
    {
        var data = Environment.GetEnvironmentVariable("OQUPIE_CORPORA") ?? Path.Combine(Repository, "../shared/data");
        var folder = Path.Combine(data, name);
        Assert.SkipUnless(Directory.Exists(folder), $"There is no {name} among the corpora.");
        return folder;
    }
}
