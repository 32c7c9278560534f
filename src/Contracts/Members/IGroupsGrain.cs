using System.Collections.Immutable;

namespace Oqupie.Contracts.Members;

/// <summary>The groups of an account. The key is an account.</summary>
[Alias("oqupie.IGroupsGrain")]
public interface IGroupsGrain : IGrainWithStringKey
{
    [Alias("AllGroups")]
    Task<ImmutableArray<GroupInfo>> AllGroups();

    [Alias("MakeGroup")]
    Task<Outcome<GroupInfo>> MakeGroup(string name, ImmutableArray<string> members);

    /// <summary>Null leaves a part as it is.</summary>
    [Alias("ChangeGroup")]
    Task<Outcome<GroupInfo>> ChangeGroup(string group, string? name, ImmutableArray<string>? members);

    /// <summary>Tickets assigned to it stay so until somebody assigns them anew; only those who see all tickets still see them.</summary>
    [Alias("RemoveGroup")]
    Task<Outcome<Done>> RemoveGroup(string group);
}

[GenerateSerializer, Immutable, Alias("oqupie.GroupInfo")]
public sealed record GroupInfo
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Name { get; init; }

    [Id(2)]
    public ImmutableArray<string> Members { get; init; } = [];
}
