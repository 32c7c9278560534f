using System.Collections.Immutable;

namespace Oqupie.Contracts.Members;

/// <summary>One group. The key is a <see cref="GroupId"/>.</summary>
[Alias("oqupie.IGroupGrain")]
public interface IGroupGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<Outcome<GroupInfo>> Read();

    /// <summary>
    /// Refused where another group of the account has the name, where a member does not exist, or serves brands that <paramref name="by"/> does not.
    /// </summary>
    [Alias("MakeFor")]
    Task<Outcome<GroupInfo>> Make(Actor by, string name, ImmutableArray<string> members);

    /// <summary>Null leaves a part as it is. Refused as <see cref="Make"/> is.</summary>
    [Alias("ChangeFor")]
    Task<Outcome<GroupInfo>> Change(Actor by, string? name, ImmutableArray<string>? members);

    /// <summary>Tickets assigned to it stay so until somebody assigns them anew; only those who see all tickets still see them.</summary>
    [Alias("RemoveFor")]
    Task<Outcome<Done>> Remove(Actor by);
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
