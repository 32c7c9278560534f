using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Oqupie.Architecture.Tests;

/// <summary>Where rooms have no floors they still have an order: whoever goes from one to the next never comes back.</summary>
public sealed class CircleTests
{
    private static readonly string[] Projects = ["Channels", "Portal", "Search", "Storage", "WebHost"];

    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Built = new(
        () => new ArchLoader().LoadAssemblies([.. Projects.Select(name => System.Reflection.Assembly.Load($"Oqupie.{name}"))]).Build());

    public static TheoryData<string> All => new(Projects);

    [Theory, MemberData(nameof(All))]
    public void No_rooms_see_each_other_in_a_circle(string project)
    {
        var sights = Sights(project).ToLookup(sight => sight.Room, StringComparer.Ordinal);

        Offenders.None(
            from sight in sights.SelectMany(of => of)
            where Reaches(sights, sight.Other, sight.Room)
            group sight.Types by $"{sight.Room} sees {sight.Other}, which comes back" into circle
            select $"{circle.Key}: {string.Join(", ", circle.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}");
    }

    private static IEnumerable<(string Room, string Other, string Types)> Sights(string project) =>
        from type in Built.Value.Types
        let room = Room(project, type)
        where room.Length > 0
        from dependency in type.Dependencies
        let other = Room(project, dependency.Target)
        where other.Length > 0 && !string.Equals(room, other, StringComparison.Ordinal)
        select (room, other, $"{type.Name} sees {dependency.Target.Name}");

    private static bool Reaches(ILookup<string, (string Room, string Other, string Types)> sights, string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>([from]);

        while (next.TryPop(out var room))
        {
            if (string.Equals(room, to, StringComparison.Ordinal))
            {
                return true;
            }

            if (seen.Add(room))
            {
                sights[room].Select(sight => sight.Other).ToList().ForEach(next.Push);
            }
        }

        return false;
    }

    /// <summary>The folder below the project, with all that is in it; empty for what lies at the door.</summary>
    private static string Room(string project, IType type) =>
        type.Namespace?.FullName.Split('.') is ["Oqupie", var other, var room, ..] && string.Equals(other, project, StringComparison.Ordinal) ? room : "";
}
