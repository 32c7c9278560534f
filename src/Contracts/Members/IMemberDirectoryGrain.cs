using System.Collections.Immutable;

namespace Oqupie.Contracts.Members;

/// <summary>Who belongs to an account, in pages and by id. A stateless worker; the key is an account.</summary>
[Alias("oqupie.IMemberDirectoryGrain")]
public interface IMemberDirectoryGrain : IGrainWithStringKey
{
    /// <summary>In the order they came. Refused (invalid, field "cursor") for a cursor that is not one of this list.</summary>
    [Alias("Members")]
    Task<Outcome<MemberPage>> Members(DirectoryQuery query);

    /// <summary>Those of these who are there, in no order.</summary>
    [Alias("FindMembers")]
    Task<ImmutableArray<MemberInfo>> FindMembers(ImmutableArray<string> ids);

    /// <summary>Null until there is one.</summary>
    [Alias("Owner")]
    Task<MemberInfo?> Owner();

    /// <summary>Makes the account's owner, active at once; the same again for the same address. Refused (conflict) where somebody else is the owner.</summary>
    [Alias("MakeOwner")]
    Task<Outcome<MemberInfo>> MakeOwner(string email, string name, string language);
}

/// <summary>The groups of an account, in pages and by id. A stateless worker; the key is an account.</summary>
[Alias("oqupie.IGroupDirectoryGrain")]
public interface IGroupDirectoryGrain : IGrainWithStringKey
{
    /// <summary>By name. Refused (invalid, field "cursor") for a cursor that is not one of this list.</summary>
    [Alias("Groups")]
    Task<Outcome<GroupPage>> Groups(DirectoryQuery query);

    /// <summary>Those of these that are there, in no order.</summary>
    [Alias("FindGroups")]
    Task<ImmutableArray<GroupInfo>> FindGroups(ImmutableArray<string> ids);
}

/// <summary>Which page of a directory.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.DirectoryQuery")]
public sealed record DirectoryQuery
{
    /// <summary>How many a page has at most.</summary>
    public const int MostItems = 200;

    /// <summary>Part of a name or an address, in any case; null narrows nothing.</summary>
    [Id(0)]
    public string? Text { get; init; }

    /// <summary>Null is the first page.</summary>
    [Id(1)]
    public string? Cursor { get; init; }

    [Id(2)]
    public int Limit { get; init; } = MostItems;
}

[GenerateSerializer, Immutable, Alias("oqupie.MemberPage")]
public sealed record MemberPage([property: Id(0)] ImmutableArray<MemberInfo> Items, [property: Id(1)] string? Next);

[GenerateSerializer, Immutable, Alias("oqupie.GroupPage")]
public sealed record GroupPage([property: Id(0)] ImmutableArray<GroupInfo> Items, [property: Id(1)] string? Next);
