using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Contracts.Members;

/// <summary>Who is asking. Travels with each call; made by the host from the member's rights or the API key, never from what the caller says.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.Actor")]
public sealed record Actor
{
    [Id(0)]
    public required AccountId Account { get; init; }

    [Id(1)]
    public required ActorKind Kind { get; init; }

    /// <summary>The member, customer, channel, rule or key, as in addresses; empty for the system.</summary>
    [Id(2)]
    public required string Id { get; init; }

    [Id(3)]
    public Permission Permissions { get; init; }

    [Id(4)]
    public TicketScope Scope { get; init; } = TicketScope.Own;

    /// <summary>The brands one serves, as in addresses; null is every brand.</summary>
    [Id(5)]
    public ImmutableArray<string>? Brands { get; init; }

    [Id(6)]
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>What an API key was made for (<see cref="ApiScope"/>); null for everybody else.</summary>
    [Id(7)]
    public ImmutableArray<string>? Scopes { get; init; }

    /// <summary>The member an API key stands for, whose rights it has as far as its scopes go; null for everybody else.</summary>
    [Id(8)]
    public string? Maker { get; init; }

    /// <summary>Whom tickets are assigned to that are "mine": a key's are its maker's.</summary>
    public string Self => Maker ?? Id;

    /// <summary>The server itself, for work nobody asked for (intake, delivery). Sees everything of the account.</summary>
    public static Actor System(AccountId account) => new()
    {
        Account = account,
        Kind = ActorKind.System,
        Id = "",
        Permissions = Permission.WorkOnTickets | Permission.SeeAllTickets,
        Scope = TicketScope.All,
    };

    public bool May(Permission permission) => (Permissions & permission) == permission;

    public bool Serves(string brand) => Brands is not { } brands || brands.Contains(brand);

    /// <summary>Whether whoever serves these serves nothing that this one does not. Null is every brand.</summary>
    public bool ServesAll(ImmutableArray<string>? brands) => Brands is null || (brands is { } some && some.All(Serves));

    /// <summary>The one rule of who may see a ticket, in memory; stores ask the same in their queries.</summary>
    /// <param name="brand">The ticket's brand.</param>
    /// <param name="member">Who it is assigned to, or null.</param>
    /// <param name="group">The group it is assigned to, or null.</param>
    public bool Sees(string brand, string? member, string? group) => Serves(brand) && Scope switch
    {
        TicketScope.All => true,
        TicketScope.Groups => (member is null && group is null) || member == Self || (group is not null && Groups.Contains(group)),
        _ => member == Self,
    };
}

[GenerateSerializer, Alias("oqupie.ActorKind"), JsonConverter(typeof(CamelCaseEnum<ActorKind>))]
public enum ActorKind
{
    System = 0,
    Member = 1,
    Customer = 2,
    Channel = 3,
    Rule = 4,
    ApiKey = 5,
}
