using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Oqupie.Architecture.Tests;

/// <summary>Folders are rooms. In Contracts and Grains a room sees only rooms below it, so calls between grains go one way too.</summary>
public sealed class RoomTests
{
    /// <summary>From the ground up; rooms of one floor do not see each other. Files is what a file is called, which every floor may say.</summary>
    private static readonly string[][] Floors =
    [
        ["Files", "Forgetting"], ["Accounts"], ["Brands"], ["Members", "Portals"], ["Log", "Schedule", "Live", "Mentions"], ["Customers"],
        ["Tickets", "Knowledge"],
        ["Channels", "Automation", "Reports", "Notices", "CannedResponses", "Drafts", "Finders", "Notifications", "Retention", "Seen", "Translations",
            "Uploads", "Views"],
        ["Search", "Inquiries"],
        ["Jobs", "Erasing"],
        [Registration],
    ];

    /// <summary>The composition root sees every room, and no room sees it.</summary>
    private const string Registration = "Registration";

    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Built = new(() => new ArchLoader().LoadAssemblies(House.Contracts, House.Grains).Build());

    [Theory]
    [InlineData("Contracts")]
    [InlineData("Grains")]
    public void Every_room_has_its_floor(string project) =>
        Offenders.None(Types(project).Select(type => Room(type)).Distinct().Where(room => room.Length > 0 && FloorOf(room) < 0));

    [Theory]
    [InlineData("Contracts")]
    [InlineData("Grains")]
    public void A_room_sees_only_rooms_below_it(string project) =>
        Offenders.None(
            from type in Types(project)
            from dependency in type.Dependencies
            let target = dependency.Target
            where target is not GenericParameter // Of two methods of one name it is said to be the other's.
                && target.Namespace.FullName.StartsWith("Oqupie.", StringComparison.Ordinal)
            let own = Room(type)
            let other = Room(target)
            where other.Length > 0 && !string.Equals(own, other, StringComparison.Ordinal) && FloorOf(other) >= FloorOf(own)
            group target.FullName by $"{type.FullName} sees" into wrong
            orderby wrong.Key
            select $"{wrong.Key} {string.Join(", ", wrong.Distinct(StringComparer.Ordinal))}");

    [Fact]
    public void A_namespace_is_a_folder() =>
        Offenders.None(
            from file in House.Sources
            where file.StartsWith("src/", StringComparison.Ordinal)
            let said = House.Read(file).Split('\n').FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))
            let meant = $"namespace Oqupie.{Path.GetDirectoryName(file)!["src/".Length..].Replace('/', '.')};"
            where said is not null && !string.Equals(said.TrimEnd(), meant, StringComparison.Ordinal)
            select $"{file}: {said}");

    private static IEnumerable<IType> Types(string project) =>
        Built.Value.Types.Where(type => $"{type.Namespace.FullName}.".StartsWith($"Oqupie.{project}.", StringComparison.Ordinal));

    /// <summary>"Tickets" of Oqupie.Grains.Tickets; empty for what lies at a project's door, which every room may use and which uses none.</summary>
    private static string Room(IType type) =>
        type.Namespace.FullName.Split('.') is [_, _, var room, ..] ? room
        : type.Name.EndsWith(Registration, StringComparison.Ordinal) ? Registration
        : "";

    private static int FloorOf(string room) => Array.FindIndex(Floors, floor => floor.Contains(room));
}
