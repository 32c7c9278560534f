using System.Collections.Immutable;

namespace Oqupie.Contracts.Members;

/// <summary>One group. The key is a <see cref="GroupId"/>.</summary>
[Alias("oqupie.IGroupGrain")]
public interface IGroupGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<Outcome<GroupInfo>> Read();

    /// <summary>Refused where another group of the account has the name, or where a member does not exist.</summary>
    [Alias("Make")]
    Task<Outcome<GroupInfo>> Make(string name, ImmutableArray<string> members);

    /// <summary>Null leaves a part as it is. Refused as <see cref="Make"/> is.</summary>
    [Alias("Change")]
    Task<Outcome<GroupInfo>> Change(string? name, ImmutableArray<string>? members);

    /// <summary>Tickets assigned to it stay so until somebody assigns them anew; only those who see all tickets still see them.</summary>
    [Alias("Remove")]
    Task<Outcome<Done>> Remove();
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
