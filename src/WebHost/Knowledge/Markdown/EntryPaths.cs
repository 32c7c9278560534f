namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Paths within a zip. They are names and nothing else: no file of the server is ever opened by one. Pure.</summary>
internal static class EntryPaths
{
    private const int Longest = 2000;

    /// <summary>With "/" between the parts; null for what leads out of the zip.</summary>
    public static string? Clean(string path)
    {
        var parts = path.Replace('\\', '/').Split('/');
        return path.Length > Longest || parts[0].Contains(':', StringComparison.Ordinal) || (parts is ["", _, ..]) || parts.Contains("..")
            || path.Contains('\0', StringComparison.Ordinal)
            ? null
            : string.Join('/', parts.Where(part => part is not ("" or ".")));
    }

    /// <summary>The folder that it lies in; empty for the root.</summary>
    public static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var end ? path[..end] : "";

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    public static string Under(string folder, string name) => folder.Length is 0 ? name : $"{folder}/{name}";

    /// <summary>The address that leads from one file to another.</summary>
    public static string Between(string from, string to)
    {
        var (here, there) = (from.Split('/')[..^1], to.Split('/'));
        var same = here.Zip(there, string.Equals).TakeWhile(equal => equal).Count();
        IEnumerable<string> steps = [.. Enumerable.Repeat("..", here.Length - same), .. there[same..]];
        return string.Join('/', steps).Replace(" ", "%20", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal)
            .Replace(")", "%29", StringComparison.Ordinal);
    }

    /// <summary>The path that an address within a file means, and what it says behind it ("#part"); null where it leads elsewhere.</summary>
    public static (string Path, string Part)? Follow(string from, string address)
    {
        var end = address.AsSpan().IndexOfAny('#', '?') is >= 0 and var found ? found : address.Length;

        if (end is 0 or > Longest || address[..end].Contains(':', StringComparison.Ordinal) || address.StartsWith("//", StringComparison.Ordinal))
        {
            return null;
        }

        var path = Uri.UnescapeDataString(address[..end]).Replace('\\', '/');
        var steps = path.StartsWith('/') ? [] : FolderOf(from).Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();

        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step is "..")
            {
                // Above the root there is nothing, so it is the root.
                steps.RemoveRange(Math.Max(0, steps.Count - 1), Math.Min(1, steps.Count));
            }
            else if (step is not ".")
            {
                steps.Add(step);
            }
        }

        return (string.Join('/', steps), address[end..]);
    }
}
