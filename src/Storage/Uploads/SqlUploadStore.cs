using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Uploads;
using Oqupie.Grains.Uploads;

namespace Oqupie.Storage.Uploads;

internal sealed class SqlUploadStore(DbDataSource source, ISqlWriter writer) : IUploadStore
{
    private const string Select = """
        SELECT id, name, type, said, size, held, until, sha256 FROM upload WHERE account = @account AND sender = @sender
        """;

    private const string Insert = """
        INSERT INTO upload (account, sender, id, name, type, said, size, held, until, sha256) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    private const string Update = """
        UPDATE upload SET size = $5, held = $6, until = $7, sha256 = $8 WHERE account = $1 AND sender = $2 AND id = $3 AND held = $4
        """;

    private const string Delete = "DELETE FROM upload WHERE account = $1 AND sender = $2 AND id = $3";

    private const string DeleteEnded = """
        DELETE FROM upload WHERE (account, sender, id) IN (SELECT account, sender, id FROM upload WHERE until < $1 ORDER BY until LIMIT $2)
        """;

    public async Task<ImmutableArray<Upload>> Of(AccountId account, string sender, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(
            new CommandDefinition(Select, new { account = account.Value, sender }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToUpload())];
    }

    public Task Add(AccountId account, string sender, Upload upload, CancellationToken cancellationToken) => writer.Write(
        cancellationToken,
        new SqlStatement(
            Insert,
            account.Value,
            sender,
            upload.Id,
            upload.Wish.Name,
            upload.Wish.ContentType,
            upload.Wish.Metadata,
            upload.Wish.Length,
            upload.Offset,
            upload.Until,
            upload.Sha256));

    public async Task<bool> Move(AccountId account, string sender, Upload upload, long from, CancellationToken cancellationToken) =>
        await writer.Write(
            cancellationToken,
            new SqlStatement(Update, account.Value, sender, upload.Id, from, upload.Wish.Length, upload.Offset, upload.Until, upload.Sha256)) > 0;

    public Task Remove(AccountId account, string sender, string id, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, new SqlStatement(Delete, account.Value, sender, id));

    public Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, new SqlStatement(DeleteEnded, before, limit));

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string Name { get; set; } = "";

        public string Type { get; set; } = "";

        public string Said { get; set; } = "";

        public long? Size { get; set; }

        public long Held { get; set; }

        public long Until { get; set; }

        public string? Sha256 { get; set; }

        public Upload ToUpload() => new()
        {
            Id = Id,
            Wish = new() { Length = Size, Name = Name, ContentType = Type, Metadata = Said },
            Offset = Held,
            Until = UnixMicroseconds.ToTime(Until),
            Sha256 = Sha256,
        };
    }
}
