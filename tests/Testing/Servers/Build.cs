namespace Oqupie.Testing.Servers;

/// <summary>Where the build this test belongs to put things: <c>artifacts/bin/Project/configuration/</c>.</summary>
internal static class Build
{
    public static string HostFile(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var file = Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, $"Oqupie.{project}.dll");
        return File.Exists(file) ? file : throw new FileNotFoundException($"{project} is not built as {own.Name}.", file);
    }

    /// <summary>The dotnet that runs us. The process itself is the test's own executable, so the runtime's folder has to tell.</summary>
    public static string DotnetHost
    {
        get
        {
            var runtime = new FileInfo(typeof(object).Assembly.Location).Directory!; // …/shared/Microsoft.NETCore.App/10.0.x
            var beside = Path.Combine(runtime.Parent!.Parent!.Parent!.FullName, "dotnet");
            return File.Exists(beside) ? beside : "dotnet";
        }
    }
}
