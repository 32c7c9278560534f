namespace Oqupie.Architecture.Tests;

/// <summary>Projects are walls: who may see whom is drawn here once, as in docs/architecture.md. A new arrow is a decision (docs/decisions).</summary>
public sealed class ProjectTests
{
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Contracts"] = [],
        ["Caching"] = [],
        ["Grains"] = ["Contracts", "Caching"],
        ["Files"] = ["Contracts"],
        ["ServiceDefaults"] = ["Contracts"],
        ["Storage"] = ["Grains", "Contracts"],
        ["Search"] = ["Grains", "Contracts"],
        ["Channels"] = ["Grains", "Contracts", "Files"],
        ["Silo"] = ["Grains", "Storage", "Search", "Channels", "Files", "ServiceDefaults"],
        ["WebHost"] = ["Contracts", "Caching", "Files", "ServiceDefaults"],
        ["Portal"] = ["Contracts", "Caching", "Files", "ServiceDefaults"],
        ["AllInOne"] = ["Silo", "WebHost", "Portal"],
    };

    public static TheoryData<string> Sources => [.. House.Projects("src/")];

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_project_sees_only_those_it_has_an_arrow_to(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        Assert.True(Arrows.TryGetValue(name, out var allowed), $"{name} is not drawn: a new project is a decision and gets its arrows here and in docs.");

        var seen = References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

        Offenders.None(seen.Except(allowed!));
    }

    [Fact]
    public void Contracts_need_nothing_but_the_sdk_of_Orleans() =>
        Assert.Equal(["Microsoft.Orleans.Sdk"], References("src/Contracts/Contracts.csproj", "PackageReference"));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = House.Read("OqupieOrleans.sln").Replace('\\', '/');

        Offenders.None(House.Projects("").Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Versions_of_packages_are_named_in_one_place() =>
        Offenders.None(House.Projects("")
            .Where(project => House.ReadXml(project).Descendants("PackageReference").Any(package => package.Attribute("Version") is not null)));

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_program_is_a_table_of_contents(string project)
    {
        var program = project.Replace(Path.GetFileName(project), "Program.cs", StringComparison.Ordinal);

        Assert.True(!House.Files.Contains(program) || House.Read(program).Count(c => c is '\n') < 40, $"{program} has 40 lines or more.");
    }

    private static IEnumerable<string> References(string project, string kind) =>
        House.ReadXml(project).Descendants(kind).Select(reference => reference.Attribute("Include")!.Value);
}
