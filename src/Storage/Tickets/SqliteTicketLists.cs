using Oqupie.Contracts.Accounts;
using Oqupie.Storage.Sqlite;

namespace Oqupie.Storage.Tickets;

/// <summary>Lists on the embedded database. Its one writer counts in place, so there is nothing to fold.</summary>
internal sealed class SqliteTicketLists(SqliteDataSource source) : SqlTicketLists(source, nameIndexes: true)
{
    protected override string Counters => "SELECT * FROM box_count WHERE account = @account";

    public override Task FoldCounts(AccountId account, CancellationToken cancellationToken) => Task.CompletedTask;
}
