namespace Oqupie.EndToEnd.Tests.Browsing;

/// <summary>Where pictures of the console are put: <c>test-results/</c> beside the solution, which Git ignores.</summary>
internal static class Pictures
{
    public static string Folder { get; } = Path.Combine(Home(new(AppContext.BaseDirectory)), "test-results", "pictures");

    private static string Home(DirectoryInfo folder) =>
        folder.GetFiles("*.sln").Length > 0 || folder.Parent is null ? folder.FullName : Home(folder.Parent);
}
