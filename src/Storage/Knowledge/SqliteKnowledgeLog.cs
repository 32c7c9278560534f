using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Storage.Knowledge;

/// <summary>There is one writer, so positions rise in the order of commits.</summary>
internal sealed class SqliteKnowledgeLog(DbDataSource source) : SqlKnowledgeLog(source)
{
    private const string SelectLast = "SELECT COALESCE(MAX(position), 0) FROM event";

    private const string SelectEvents = """
        SELECT position, id, payload FROM event
        WHERE account = @account AND brand = @brand AND kind IN ('article', 'knowledge') AND position > @position ORDER BY position LIMIT @limit
        """;

    public override async Task<string> End(CancellationToken cancellationToken) => (await Last(cancellationToken)).ToString(CultureInfo.InvariantCulture);

    public override async Task<bool> Knows(string position, CancellationToken cancellationToken) =>
        long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= await Last(cancellationToken);

    public override Task<ImmutableArray<LoggedKnowledge>> After(BrandId brand, string position, int limit, CancellationToken cancellationToken) => Read(
        SelectEvents,
        new { account = brand.Account.Value, brand = brand.Local, position = long.Parse(position, NumberStyles.None, CultureInfo.InvariantCulture), limit },
        row => new LoggedKnowledge(row.GetInt64(0).ToString(CultureInfo.InvariantCulture), row.GetString(1), KnowledgeJson.Read(row.GetString(2))),
        cancellationToken);

    private async Task<long> Last(CancellationToken cancellationToken) => (await Read(SelectLast, new { }, row => row.GetInt64(0), cancellationToken))[0];
}
