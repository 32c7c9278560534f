using System.Text.RegularExpressions;

namespace Oqupie.Architecture.Tests;

public sealed partial class FileTests
{
    private const int MaxLines = 300;
    private const int MaxLine = 160;
    private static readonly string[] NamesThatSayNothing = ["Common", "Core", "Shared", "Helper", "Helpers", "Util", "Utils", "Manager", "Managers"];
    private static readonly string[] Texts =
        [
            "", ".cs", ".csproj", ".props", ".targets", ".sln", ".json", ".ts", ".vue", ".js", ".mjs", ".css", ".html", ".cshtml", ".sql", ".md", ".sh", ".txt",
            ".yml", ".config", ".npmrc", ".editorconfig",
        ];

    [Fact]
    public void There_are_files_to_look_at() => Assert.True(House.Sources.Count() > 50);

    [Fact]
    public void Files_are_short() =>
        Offenders.None(
            from file in House.Sources
            let lines = House.Read(file).Count(c => c is '\n')
            where lines > MaxLines
            select $"{file}: {lines}");

    [Fact]
    public void Lines_are_short() =>
        Offenders.None(
            from file in House.Sources
            from line in House.Read(file).Split('\n').Select((text, index) => (text.Length, Number: index + 1))
            where line.Length > MaxLine
            select $"{file}:{line.Number}: {line.Length}");

    /// <summary>As the formatter writes them, which needs minutes to tell: it compiles everything first.</summary>
    [Fact]
    public void Usings_are_in_order() =>
        Offenders.None(
            from file in House.Sources
            let usings = Using().Matches(House.Read(file)).Select(found => Place(found.Groups["what"].Value)).ToList()
            where !usings.SequenceEqual(usings.Order(StringComparer.Ordinal), StringComparer.Ordinal)
            select file);

    [Fact]
    public void Nothing_has_a_name_that_says_nothing() =>
        Offenders.None(
            from file in House.Files
            where file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("tests/", StringComparison.Ordinal)
            where file.Split('/').Any(part => NamesThatSayNothing.Contains(part.Split('.')[0], StringComparer.OrdinalIgnoreCase))
                || (file.EndsWith(".cs", StringComparison.Ordinal)
                    && NamesThatSayNothing[3..].Any(name => Path.GetFileNameWithoutExtension(file).EndsWith(name, StringComparison.Ordinal)))
            select file);

    [Fact]
    public void No_file_knows_the_machine_it_was_written_on() => Offenders.None(Lines(MachinePaths(), House.Root));

    [Fact]
    public void No_file_says_where_packages_come_from() => Offenders.None(Lines(PackageSources()));

    [Fact]
    public void Nobody_tells_all_clients() =>
        Offenders.None(House.Sources.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && EveryClient().IsMatch(House.Read(file))));

    /// <summary>Namespaces before types, aliases last; in each, System's come first.</summary>
    private static string Place(string used)
    {
        var name = used.Replace("static ", "", StringComparison.Ordinal).Split('=')[0].Trim();
        var kind = used.Contains('=') ? '2' : used.StartsWith("static ", StringComparison.Ordinal) ? '1' : '0';
        var systems = name is "System" || name.StartsWith("System.", StringComparison.Ordinal) ? '0' : '1';
        return $"{kind}{systems}{name.ToUpperInvariant()}";
    }

    /// <summary>Data folders hold what others wrote, as they wrote it.</summary>
    private static IEnumerable<string> Lines(Regex pattern, string? literally = null) =>
        from file in House.Files
        where Texts.Contains(Path.GetExtension(file), StringComparer.Ordinal) && !file.StartsWith("tests/Data/", StringComparison.Ordinal)
        from line in House.Read(file).Split('\n').Select((text, index) => (Text: text, Number: index + 1))
        where pattern.IsMatch(line.Text) || (literally is not null && line.Text.Contains(literally, StringComparison.Ordinal))
        select $"{file}:{line.Number}";

    [GeneratedRegex(@"(^|[\s""'=(:])/(root|home/[a-z]\w*|Users/\w+)/|[A-Z]:\\Users\\", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MachinePaths();

    [GeneratedRegex(
        @"""resolved"":\s*""http|registry\.npmjs|registry\.yarnpkg|^\s*registry\s*=|api\.nuget\.org|<add\s+key=[^>]*value=""http",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex PackageSources();

    [GeneratedRegex(@"^using (?!var )(?<what>[^(;]+);$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Using();

    [GeneratedRegex(@"\bClients\s*\.\s*All\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EveryClient();
}
