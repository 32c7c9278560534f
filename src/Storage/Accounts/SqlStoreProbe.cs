using Oqupie.Grains.Accounts;

namespace Oqupie.Storage.Accounts;

internal sealed class SqlStoreProbe(ISqlWriter writer, TimeProvider clock) : IStoreProbe
{
    private const string Write = """
        INSERT INTO store_probe (id, at, filler) VALUES (1, $1, $2)
        ON CONFLICT (id) DO UPDATE SET at = excluded.at, filler = excluded.filler
        """;

    // A page or two, so that a disk without room for one is noticed.
    private static readonly string Filler = new('.', 4096);

    public Task Try(CancellationToken cancellationToken) => writer.Write(cancellationToken, new SqlStatement(Write, clock.GetUtcNow(), Filler));
}
