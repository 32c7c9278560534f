using System.Collections.Immutable;
using Oqupie.Contracts;

namespace Oqupie.Grains.Members;

/// <summary>What a group may be. Pure.</summary>
internal static class GroupRules
{
    private const int NameLength = 80;

    public static readonly Refusal NoSuchGroup = Refusal.NotFound("There is no such group.");

    public static readonly Refusal NameTaken = Refusal.Conflict("Another group has that name.", field: "name");

    /// <summary>Whether the name is free is decided by the directory.</summary>
    /// <param name="group">As it is; a new one has no name and nobody in it.</param>
    /// <param name="name">Null leaves it.</param>
    /// <param name="members">Null leaves them.</param>
    /// <param name="known">Those of the wished members who exist.</param>
    public static Outcome<Group> Change(Group group, string? name, ImmutableArray<string>? members, IReadOnlyCollection<string> known)
    {
        var next = group with
        {
            Name = name?.Trim() ?? group.Name,
            Members = members is { } wished ? [.. wished.Distinct(StringComparer.Ordinal)] : group.Members,
        };

        return next switch
        {
            { Name.Length: 0 or > NameLength } => Refusal.Invalid($"A group's name has 1 to {NameLength} characters.", "name"),
            _ when members is not null && next.Members.Any(member => !known.Contains(member)) =>
                Refusal.Invalid("One of these members does not exist.", "members"),
            _ => next,
        };
    }

    /// <summary>Who came or went between the two.</summary>
    public static ImmutableArray<string> Moved(Group before, Group next) =>
        [.. before.Members.Except(next.Members, StringComparer.Ordinal), .. next.Members.Except(before.Members, StringComparer.Ordinal)];
}
