using Oqupie.Contracts;

namespace Oqupie.Storage.Members;

/// <summary>What names are found and compared by.</summary>
internal static class DirectoryWords
{
    /// <summary>What somebody is looked for by: without case, as addresses are compared.</summary>
    public static string Of(string text) => EmailAddress.Key(text);

    /// <summary>What names of groups are compared by: without case.</summary>
    public static string KeyOf(string name) => name.ToUpperInvariant();

    /// <summary>A pattern for LIKE that finds it anywhere and takes it by the letter, with a backslash to escape.</summary>
    public static string Pattern(string words)
    {
        var escaped = words.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
        return $"%{escaped}%";
    }
}
