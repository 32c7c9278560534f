using System.Collections.Immutable;
using Oqupie.Contracts;

namespace Oqupie.Grains.Members;

/// <summary>What a group may be. Pure.</summary>
internal static class GroupRules
{
    private const int NameLength = 80;

    public static readonly Refusal NoSuchGroup = Refusal.NotFound("There is no such group.");

    public static Outcome<Staff> Make(Staff staff, string id, string name, ImmutableArray<string> members) =>
        Put(staff, new() { Id = id, Name = name.Trim(), Members = Once(members) });

    /// <summary>Null leaves a part as it is.</summary>
    public static Outcome<Staff> Change(Staff staff, string id, string? name, ImmutableArray<string>? members) =>
        staff.Groups.GetValueOrDefault(id) is { } group
            ? Put(staff, group with { Name = name?.Trim() ?? group.Name, Members = members is { } wished ? Once(wished) : group.Members })
            : NoSuchGroup;

    public static Outcome<Staff> Remove(Staff staff, string id) =>
        staff.Groups.ContainsKey(id) ? staff with { Groups = staff.Groups.Remove(id) } : NoSuchGroup;

    private static Outcome<Staff> Put(Staff staff, Group group) => group switch
    {
        { Name.Length: 0 or > NameLength } => Refusal.Invalid($"A group's name has 1 to {NameLength} characters.", "name"),
        _ when staff.Groups.Values.Any(other => other.Id != group.Id && string.Equals(other.Name, group.Name, StringComparison.OrdinalIgnoreCase)) =>
            Refusal.Conflict("Another group has that name.", field: "name"),
        _ when group.Members.Any(member => staff.Find(member) is null) => Refusal.Invalid("One of these members does not exist.", "members"),
        _ => staff.With(group),
    };

    private static ImmutableArray<string> Once(ImmutableArray<string> members) => [.. members.Distinct(StringComparer.Ordinal)];
}
