using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Translations;
using Oqupie.Grains.Translations;

namespace Oqupie.Storage.Tests.Translations;

/// <summary>What was translated.</summary>
public abstract class TranslationStoreContract(Stores stores)
{
    private static readonly DateTimeOffset Monday = new(1990, 1, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly TranslationKey _key = new(new TicketId(StoresFixture.NewAccount(), 1042), 7, "ko", TranslationProvider.DeepL);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ITranslationStore Store => stores.Translations;

    [Fact]
    public async Task One_is_found_by_all_of_its_key()
    {
        await Keep(_key, new("<p>안녕</p>", "de"));

        Assert.Equal(new("<p>안녕</p>", "de"), await Find(_key));
        Assert.Null(await Find(_key with { To = "en" }));
        Assert.Null(await Find(_key with { Version = 8 }));
        Assert.Null(await Find(_key with { Provider = TranslationProvider.LibreTranslate }));
        Assert.Null(await Find(_key with { Ticket = new(StoresFixture.NewAccount(), 1042) }));
    }

    [Fact]
    public async Task The_newer_one_takes_the_place_and_a_language_that_was_not_told_stays_so()
    {
        await Keep(_key, new("<p>old</p>", "de"));
        await Keep(_key, new("<p>new</p>", null));

        Assert.Equal(new("<p>new</p>", null), await Find(_key));
    }

    [Fact]
    public async Task The_oldest_go_first_and_no_more_than_asked()
    {
        for (var day = 0; day < 3; day++)
        {
            await Keep(_key with { Version = day + 1 }, new("x", "de"), Monday.AddYears(-10).AddDays(day));
        }

        Assert.Equal(1, await Store.Forget(Monday.AddYears(-9), 1, Cancellation));

        Assert.Null(await Find(_key with { Version = 1 }));
        Assert.NotNull(await Find(_key with { Version = 2 }));
    }

    private Task<StoredTranslation?> Find(TranslationKey key) => Store.Find(key, Cancellation);

    private Task Keep(TranslationKey key, StoredTranslation translation, DateTimeOffset? at = null) =>
        Store.Keep(key, "haneul", translation, at ?? Monday.AddYears(30), Cancellation);
}

public sealed class MemoryTranslationStoreTests(StoresFixture fixture) : TranslationStoreContract(fixture.Memory);

public sealed class SqliteTranslationStoreTests(StoresFixture fixture) : TranslationStoreContract(fixture.Sqlite);

public sealed class PostgreSqlTranslationStoreTests(StoresFixture fixture) : TranslationStoreContract(fixture.PostgreSql);
