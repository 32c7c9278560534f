using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Tests.Members;

/// <summary>The table of PRODUCT.md §1, row by row. Whoever changes one changes the other.</summary>
public sealed class PermissionTableTests
{
    private const Role Nobody = (Role)99;

    [Theory]
    [InlineData(Permission.DeleteAccount, Role.Owner)]
    [InlineData(Permission.ManageSettings, Role.Admin)]
    [InlineData(Permission.ManageBrands, Role.Admin)]
    [InlineData(Permission.ManageChannels, Role.Admin)]
    [InlineData(Permission.ManageApiKeys, Role.Admin)]
    [InlineData(Permission.ReadAudit, Role.Admin)]
    [InlineData(Permission.ManageMembers, Role.Admin)]
    [InlineData(Permission.ManageGroups, Role.Admin)]
    [InlineData(Permission.SeeAllTickets, Role.ProAgent)]
    [InlineData(Permission.ReadReports, Role.ProAgent)]
    [InlineData(Permission.ManageNotifications, Role.ProAgent)]
    [InlineData(Permission.WorkOnTickets, Role.Agent)]
    [InlineData(Permission.WorkOnCustomers, Role.Agent)]
    [InlineData(Permission.WorkOnKnowledge, Role.Agent)]
    [InlineData(Permission.WorkOnCannedResponses, Role.Agent)]
    public void A_permission_begins_with_a_role_and_holds_for_all_above_it(Permission permission, Role lowest)
    {
        var allowed = Enum.GetValues<Role>().Where(role => PermissionTable.Of(role).HasFlag(permission));

        Assert.Equal(Enum.GetValues<Role>().Where(role => role <= lowest), allowed);
    }

    [Fact]
    public void No_permission_is_without_a_row_above_or_a_name()
    {
        var all = Enum.GetValues<Permission>().Where(permission => permission is not Permission.None).ToHashSet();
        var rows = typeof(PermissionTableTests).GetMethod(nameof(A_permission_begins_with_a_role_and_holds_for_all_above_it))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Cast<InlineDataAttribute>().Select(row => (Permission)row.Data[0]!);

        Assert.Equal(all, rows.ToHashSet());
        Assert.Equal(all, PermissionTable.Names.Keys.ToHashSet());
        Assert.Equal(all.Count, PermissionTable.Names.Values.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(Role.Owner, TicketScope.All)]
    [InlineData(Role.Admin, TicketScope.All)]
    [InlineData(Role.ProAgent, TicketScope.All)]
    [InlineData(Role.Agent, TicketScope.Groups)]
    public void Agents_see_their_own_tickets_and_those_of_their_groups(Role role, TicketScope scope) =>
        Assert.Equal(scope, PermissionTable.ScopeOf(role));

    [Fact]
    public void What_is_no_role_may_nothing() => Assert.Equal(Permission.None, PermissionTable.Of(Nobody));

    [Theory]
    [InlineData("tickets:write", "tickets", true, true)]
    [InlineData("tickets:write", "tickets", false, true)]
    [InlineData("tickets:read", "tickets", false, true)]
    [InlineData("tickets:read", "tickets", true, false)]
    [InlineData("tickets:write", "brands", false, false)]
    [InlineData("*", "brands", true, true)]
    public void A_scope_covers_its_room_and_writing_covers_reading(string scope, string room, bool write, bool covered) =>
        Assert.Equal(covered, ApiScope.Covers([scope], room, write));

    [Fact]
    public void A_key_for_everything_may_no_more_than_an_admin() =>
        Assert.Equal(PermissionTable.Of(Role.Admin), ApiScope.Allows([ApiScope.Everything]));
}
