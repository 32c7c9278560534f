using System.Diagnostics;
using System.Reflection;
using System.Xml.Linq;

namespace Oqupie.Architecture.Tests;

/// <summary>The repository and what was built from it, as the tests of its shape see it.</summary>
internal static class House
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every file that is committed or about to be, by its path from the root.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    public static IEnumerable<string> Sources => Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

    public static IReadOnlyList<Assembly> Assemblies { get; } =
        [.. Projects("src/").Select(Path.GetFileNameWithoutExtension).Select(name => Assembly.Load($"Oqupie.{name}"))];

    public static Assembly Contracts => Assembly.Load("Oqupie.Contracts");

    public static Assembly Grains => Assembly.Load("Oqupie.Grains");

    public static IEnumerable<string> Projects(string under) =>
        Files.Where(file => file.StartsWith(under, StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static XDocument ReadXml(string file) => XDocument.Load(Path.Combine(Root, file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OqupieOrleans.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("These tests read the repository; run them from within it.");
        }

        return folder.FullName;
    }

    private static List<string> ListFiles()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var list = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return [.. list.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(Root, file)))];
    }
}
