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

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public async Task<bool> Claim(AccountId account, string address, DateTimeOffset now, CancellationToken cancellationToken) =>
        await writer.Write(
            cancellationToken,
            new SqlStatement(ClaimAddress, account.Value, address, now, now - Day),
            new SqlStatement(Forget, account.Value, now - Day)) > 0;
}
