using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Channels;

namespace Oqupie.Storage.Channels;

internal sealed class SqlAutoReplyBook(ISqlWriter writer) : IAutoReplyBook
{
    // One statement decides, so of those who race one wins.
    private const string ClaimAddress = """
        INSERT INTO auto_reply (account, address, at) VALUES ($1, $2, $3)
        ON CONFLICT (account, address) DO UPDATE SET at = excluded.at WHERE auto_reply.at <= $4
        """;

    private const string Forget = "DELETE FROM auto_reply WHERE account = $1 AND at <= $2";

    private const string SpendOne = """
        INSERT INTO auto_reply_budget (account, what, hour, used) VALUES ($1, $2, $3, 1)
        ON CONFLICT (account, what, hour) DO UPDATE SET used = auto_reply_budget.used + 1 WHERE auto_reply_budget.used < $4
        """;

    private const string ForgetHours = "DELETE FROM auto_reply_budget WHERE account = $1 AND hour < $2";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public async Task<bool> Claim(AccountId account, string address, DateTimeOffset now, CancellationToken cancellationToken) =>
        await writer.Write(
            cancellationToken,
            new SqlStatement(ClaimAddress, account.Value, address, now, now - Day),
            new SqlStatement(Forget, account.Value, now - Day)) > 0;

    public async Task<bool> Spend(AccountId account, ImmutableArray<AutoReplyBudget> budgets, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hour = now.ToUnixTimeSeconds() / 3600;

        foreach (var budget in budgets)
        {
            // What a statement finds decides, so of those who race no more than the limit win.
            if (await writer.Write(
                cancellationToken,
                new SqlStatement(SpendOne, account.Value, budget.What, hour, (long)budget.Limit),
                new SqlStatement(ForgetHours, account.Value, hour - 1)) is 0) // The clocks of two silos may differ.
            {
                return false;
            }
        }

        return true;
    }
}
