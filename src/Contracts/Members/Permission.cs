using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Members;

/// <summary>What one may do (PRODUCT.md §1). A role is a set of these and a <see cref="TicketScope"/>.</summary>
[Flags]
[GenerateSerializer, Alias("oqupie.Permission")]
public enum Permission
{
    None = 0,
    DeleteAccount = 1 << 0,
    ManageSettings = 1 << 1,
    ManageBrands = 1 << 2,
    ManageChannels = 1 << 3,
    ManageMembers = 1 << 4,
    ManageGroups = 1 << 5,
    ManageApiKeys = 1 << 6,
    ReadAudit = 1 << 7,
    SeeAllTickets = 1 << 8,
    ReadReports = 1 << 9,
    ManageNotifications = 1 << 10,
    WorkOnTickets = 1 << 11,
    WorkOnCustomers = 1 << 12,
    WorkOnKnowledge = 1 << 13,
    WorkOnCannedResponses = 1 << 14,
}

[GenerateSerializer, Alias("oqupie.Role"), JsonConverter(typeof(CamelCaseEnum<Role>))]
public enum Role
{
    Owner = 1,
    Admin = 2,
    ProAgent = 3,
    Agent = 4,
}

/// <summary>Which tickets one sees at all.</summary>
[GenerateSerializer, Alias("oqupie.TicketScope"), JsonConverter(typeof(CamelCaseEnum<TicketScope>))]
public enum TicketScope
{
    /// <summary>Every ticket of one's brands.</summary>
    All = 1,

    /// <summary>Those assigned to oneself or to one's groups, and unassigned ones of one's brands.</summary>
    Groups = 2,

    /// <summary>Those assigned to oneself.</summary>
    Own = 3,
}

/// <summary>The one table of who may do what (PRODUCT.md §1). Pure; asked once per endpoint or hub method.</summary>
public static class PermissionTable
{
    private const Permission Agents =
        Permission.WorkOnTickets | Permission.WorkOnCustomers | Permission.WorkOnKnowledge | Permission.WorkOnCannedResponses;

    private const Permission ProAgents =
        Agents | Permission.SeeAllTickets | Permission.ReadReports | Permission.ManageNotifications;

    private const Permission Admins =
        ProAgents | Permission.ManageSettings | Permission.ManageBrands | Permission.ManageChannels | Permission.ManageMembers
        | Permission.ManageGroups | Permission.ManageApiKeys | Permission.ReadAudit;

    /// <summary>How permissions are written for programs: "tickets:work".</summary>
    public static readonly ImmutableDictionary<Permission, string> Names = new Dictionary<Permission, string>
    {
        [Permission.DeleteAccount] = "account:delete",
        [Permission.ManageSettings] = "settings:manage",
        [Permission.ManageBrands] = "brands:manage",
        [Permission.ManageChannels] = "channels:manage",
        [Permission.ManageMembers] = "members:manage",
        [Permission.ManageGroups] = "groups:manage",
        [Permission.ManageApiKeys] = "apiKeys:manage",
        [Permission.ReadAudit] = "audit:read",
        [Permission.SeeAllTickets] = "tickets:all",
        [Permission.ReadReports] = "reports:read",
        [Permission.ManageNotifications] = "notifications:manage",
        [Permission.WorkOnTickets] = "tickets:work",
        [Permission.WorkOnCustomers] = "customers:work",
        [Permission.WorkOnKnowledge] = "knowledge:work",
        [Permission.WorkOnCannedResponses] = "cannedResponses:work",
    }.ToImmutableDictionary();

    public static Permission Of(Role role) => role switch
    {
        Role.Owner => Admins | Permission.DeleteAccount,
        Role.Admin => Admins,
        Role.ProAgent => ProAgents,
        Role.Agent => Agents,
        _ => Permission.None,
    };

    public static TicketScope ScopeOf(Role role) => Of(role).HasFlag(Permission.SeeAllTickets) ? TicketScope.All : TicketScope.Groups;
}
