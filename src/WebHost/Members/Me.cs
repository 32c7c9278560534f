using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;

namespace Oqupie.WebHost.Members;

/// <summary>Who is signed in, and what they may do.</summary>
internal sealed record Me
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required Role Role { get; init; }

    public required string Language { get; init; }

    public required AccountInfo Account { get; init; }

    public required IReadOnlyList<string> Permissions { get; init; }

    public required TicketScope TicketScope { get; init; }

    /// <summary>Null is every brand.</summary>
    public required ImmutableArray<string>? Brands { get; init; }

    public required ImmutableArray<string> Groups { get; init; }

    public required Availability Availability { get; init; }

    public required DateTimeOffset AvailabilitySince { get; init; }

    /// <summary>What calls them, and how.</summary>
    public required NotificationSettings Notifications { get; init; }

    /// <summary>Whether this server can mail them at all.</summary>
    public required bool MailLeaves { get; init; }

    /// <summary>How they want the console.</summary>
    public required MemberPreferences Preferences { get; init; }

    public static Me Of(AccountInfo account, MemberInfo member, NotificationSettings notifications, bool mailLeaves, MemberPreferences preferences)
    {
        var permissions = PermissionTable.Of(member.Role);

        return new()
        {
            Id = member.Id,
            Name = member.Name,
            Email = member.Email,
            Role = member.Role,
            Language = member.Language,
            Account = account,
            Permissions = [.. PermissionTable.Names.Where(named => permissions.HasFlag(named.Key)).OrderBy(named => named.Key).Select(named => named.Value)],
            TicketScope = PermissionTable.ScopeOf(member.Role),
            Brands = member.Brands,
            Groups = member.Groups,
            Availability = member.Availability,
            AvailabilitySince = member.AvailabilitySince,
            Notifications = notifications,
            MailLeaves = mailLeaves,
            Preferences = preferences,
        };
    }
}
