using Oqupie.Grains.Log;

namespace Oqupie.Storage.Log;

/// <summary>
/// How far a follower has got, as statements beside those of the effect. The first one fails, and with it the whole transaction, where the follower does not
/// stand at <see cref="FollowedTo.From"/>: the position becomes a null that may not be.
/// </summary>
internal static class FollowerStatements
{
    // Asked twice: for a row that is not there, and, on PostgreSQL, for what another transaction made of it while this one waited.
    private const string Move = """
        INSERT INTO follower_position (consumer, shard, account, position)
        SELECT $1, $2, $3, (SELECT $5 FROM follower_position WHERE consumer = $1 AND shard = $2 AND account = $3 AND position = $4)
        WHERE true
        ON CONFLICT (consumer, shard, account) DO UPDATE SET position = CASE WHEN follower_position.position = $4 THEN excluded.position END
        """;

    private const string ForgetApart = "DELETE FROM follower_position WHERE consumer = $1 AND shard = $2 AND account <> ''";
    private const string ForgetHeld = "DELETE FROM follower_held WHERE consumer = $1 AND shard = $2";

    public static SqlStatement[] Of(FollowedTo to)
    {
        var (consumer, shard) = (to.Follower.Consumer, (long)to.Follower.Shard);
        var move = new SqlStatement(Move, consumer, shard, to.Account?.Value ?? "", to.From, to.To);
        return to.Restarts ? [move, new(ForgetApart, consumer, shard), new(ForgetHeld, consumer, shard)] : [move];
    }
}
