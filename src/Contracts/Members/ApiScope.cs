using System.Collections.Immutable;

namespace Oqupie.Contracts.Members;

/// <summary>What the scopes of an API key allow. A key never may more than its maker may at that moment.</summary>
public static class ApiScope
{
    public const string Everything = "*";

    /// <summary>Handing in raw mail and nothing else, for a mail server that pipes into us.</summary>
    public const string Inbound = "channels:inbound";

    private static readonly ImmutableDictionary<string, Permission> Table = new Dictionary<string, Permission>
    {
        [Everything] = PermissionTable.Of(Role.Admin),
        ["tickets:read"] = Permission.WorkOnTickets | Permission.SeeAllTickets,
        ["tickets:write"] = Permission.WorkOnTickets | Permission.SeeAllTickets,
        ["customers:read"] = Permission.WorkOnCustomers,
        ["customers:write"] = Permission.WorkOnCustomers,
        ["brands:read"] = Permission.None,
        ["brands:write"] = Permission.ManageBrands,
        ["channels:write"] = Permission.ManageChannels,
        [Inbound] = Permission.ManageChannels,
        ["members:write"] = Permission.ManageMembers | Permission.ManageGroups,
        ["kb:read"] = Permission.WorkOnKnowledge,
        ["kb:write"] = Permission.WorkOnKnowledge,
    }.ToImmutableDictionary();

    public static IEnumerable<string> All => Table.Keys;

    public static bool Exists(string scope) => Table.ContainsKey(scope);

    /// <summary>Whether a key with these scopes may read, or write, in a room ("tickets"). Writing includes reading.</summary>
    public static bool Covers(ImmutableArray<string> scopes, string room, bool write) =>
        scopes.Contains(Everything) || scopes.Contains($"{room}:write") || (!write && scopes.Contains($"{room}:read"));

    public static Permission Allows(IEnumerable<string> scopes) =>
        scopes.Aggregate(Permission.None, (all, scope) => all | Table.GetValueOrDefault(scope));
}
