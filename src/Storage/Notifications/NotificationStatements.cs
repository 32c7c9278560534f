using Oqupie.Contracts.Notifications;
using Oqupie.Grains.Notifications;

namespace Oqupie.Storage.Notifications;

/// <summary>How calls are written; in one transaction with where their follower stands.</summary>
internal static class NotificationStatements
{
    private const string Insert = """
        INSERT INTO notification (account, member, kind, number, item, at, by_kind, by_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (account, member, number, item, kind) DO NOTHING
        """;

    private const string TakePlace = """
        DELETE FROM notification WHERE account = $1 AND member = $2 AND number = $3 AND kind = $4 AND item < $5 AND opened_at IS NULL
        """;

    private const string Cut = """
        DELETE FROM notification WHERE account = $1 AND member = $2 AND position <= (
            SELECT position FROM notification WHERE account = $1 AND member = $2 ORDER BY position DESC LIMIT 1 OFFSET $3)
        """;

    public static IEnumerable<SqlStatement> Of(NewNotification row)
    {
        var (account, number, kind) = (row.Account.Value, row.Ticket, (long)row.Kind);

        if (row.Kind is NotificationKind.Answered)
        {
            yield return new(TakePlace, account, row.Member, number, kind, row.Version);
        }

        yield return new(Insert, account, row.Member, kind, number, row.Version, row.At, (long)row.ByKind, row.By);
        yield return new(Cut, account, row.Member, INotificationStore.Most);
    }
}
