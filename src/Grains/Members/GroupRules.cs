using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>What a group may be. Pure.</summary>
internal static class GroupRules
{
    private const int NameLength = 80;

    public static readonly Refusal NoSuchGroup = Refusal.NotFound("There is no such group.");

    public static readonly Refusal NameTaken = Refusal.Conflict("Another group has that name.", "name_taken", field: "name");

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
            { Name.Length: 0 or > NameLength } => Refusal.Invalid($"A group's name has 1 to {NameLength} characters.", "name", "text_length")
                .With("most", NameLength),
            _ when members is not null && next.Members.Any(member => !known.Contains(member)) =>
                Refusal.Invalid("One of these members does not exist.", "members", "no_such_member"),
            _ => next,
        };
    }

    /// <summary>A refusal where this concerns somebody who serves brands that the asker does not.</summary>
    public static Refusal? Beyond(Actor by, IEnumerable<Member> concerned) =>
        concerned.All(member => by.ServesAll(member.Brands))
            ? null
            : Refusal.NotAllowed("Somebody in it serves brands that you do not.", "serves_other_brands");

    /// <summary>Whom a change concerns: who comes or goes, and everybody where it is called otherwise.</summary>
    public static ImmutableArray<string> Concerned(Group before, Group next) =>
        before.Name == next.Name ? Moved(before, next) : [.. before.Members.Union(next.Members, StringComparer.Ordinal)];

    /// <summary>Who came or went between the two.</summary>
    public static ImmutableArray<string> Moved(Group before, Group next) =>
        [.. before.Members.Except(next.Members, StringComparer.Ordinal), .. next.Members.Except(before.Members, StringComparer.Ordinal)];
}
