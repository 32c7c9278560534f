using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Translations;
using Oqupie.Grains.Translations;

namespace Oqupie.Storage.Translations;

internal sealed class SqlTranslationStore(DbDataSource source, ISqlWriter writer) : ITranslationStore
{
    private const string Select = """
        SELECT html, source FROM translation
        WHERE account = @account AND number = @number AND version = @version AND language = @language AND provider = @provider
        """;

    private const string Insert = """
        INSERT INTO translation (account, number, version, language, provider, customer, html, source, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (account, number, version, language, provider) DO UPDATE SET html = excluded.html, source = excluded.source, at = excluded.at
        """;

    private const string Delete = """
        DELETE FROM translation
        WHERE (account, number, version, language, provider) IN (
            SELECT account, number, version, language, provider FROM translation WHERE at < $1 ORDER BY at LIMIT $2)
        """;

    public async Task<StoredTranslation?> Find(TranslationKey key, CancellationToken cancellationToken)
    {
        var wanted = new
        {
            account = key.Ticket.Account.Value,
            number = key.Ticket.Number,
            version = key.Version,
            language = key.To,
            provider = Name(key.Provider),
        };
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var found = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(Select, wanted, cancellationToken: cancellationToken));
        return found is null ? null : new(found.Html, found.Source is { Length: > 0 } said ? said : null);
    }

    public Task Keep(TranslationKey key, string customer, StoredTranslation translation, DateTimeOffset at, CancellationToken cancellationToken) =>
        writer.Write(
            cancellationToken,
            new SqlStatement(
                Insert,
                key.Ticket.Account.Value,
                key.Ticket.Number,
                key.Version,
                key.To,
                Name(key.Provider),
                customer,
                translation.Html,
                translation.From ?? "",
                at));

    public Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, new SqlStatement(Delete, before, limit));

    /// <summary>Stored, and never changed.</summary>
    private static string Name(TranslationProvider provider) => provider switch
    {
        TranslationProvider.LibreTranslate => "libreTranslate",
        TranslationProvider.DeepL => "deepL",
        _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "Nobody translates."),
    };

    private sealed record Row(string Html, string Source);
}
