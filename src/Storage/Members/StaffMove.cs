using System.Data.Common;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Storage.Members;

/// <summary>
/// Takes members and groups over from the one state per account that versions before grains for each kept them in. Runs before the silo joins; an account
/// in one transaction, which also says that it was done. So a crash leaves an account as it was, and once moved it is never looked at again. The old state
/// stays where it is, for whoever goes back a version.
/// </summary>
internal sealed partial class StaffMove(DbDataSource source, ISqlWriter writer, TimeProvider clock, ILogger<StaffMove> logger)
{
    private const string Waiting = """
        SELECT s.GrainIdExtensionString, s.PayloadBinary FROM OrleansStorage s
        WHERE s.GrainTypeString = 'members' AND s.PayloadBinary IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM member_move m WHERE m.account = s.GrainIdExtensionString)
        """;

    // Fails, and with it the whole transaction, where another silo that starts at the same time was first.
    private const string Moved = "INSERT INTO member_move (account, at) VALUES ($1, $2)";

    public async Task Run(CancellationToken cancellationToken)
    {
        foreach (var (account, staff) in await source.Read(Waiting, new { }, Read, cancellationToken))
        {
            try
            {
                await Move(account, staff, cancellationToken);
            }
            catch (DbException)
            {
                if (await IsWaiting(account, cancellationToken))
                {
                    throw;
                }

                continue; // The other one moved it.
            }

            LogMoved(account, staff.Members.Count, staff.Groups.Count);
        }
    }

    private Task<int> Move(AccountId account, StaffBefore staff, CancellationToken cancellationToken) => writer.Write(
        cancellationToken,
        [
            new SqlStatement(Moved, account.Value, clock.GetUtcNow()),
            .. staff.Members.Values.SelectMany(member => MemberStatements.Enter(account, member.ToMember(), version: member.Id)),
            .. staff.Groups.Values.SelectMany(group => GroupStatements.Enter(account, group.ToGroup(), version: group.Id)),
        ]);

    private async Task<bool> IsWaiting(AccountId account, CancellationToken cancellationToken) =>
        (await source.Read(Waiting, new { }, Read, cancellationToken)).Any(waiting => waiting.Account == account);

    private static (AccountId Account, StaffBefore Staff) Read(DbDataReader row) =>
        (new(row.GetString(0)), StateSerializer.Instance.Deserialize<StaffBefore>(new((byte[])row.GetValue(1))));

    [LoggerMessage(LogLevel.Information, "The {Members} members and {Groups} groups of account {Account} are kept apart from each other now.")]
    private partial void LogMoved(AccountId account, int members, int groups);
}
