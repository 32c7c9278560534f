using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Uploads;
using Oqupie.Grains.Uploads;

namespace Oqupie.Storage.Tests.Uploads;

/// <summary>What is being sent in parts.</summary>
public abstract class UploadStoreContract(Stores stores)
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountId Account { get; } = StoresFixture.NewAccount();

    private IUploadStore Store => stores.Uploads;

    [Fact]
    public async Task An_upload_is_read_as_it_was_put_in_by_its_sender_alone()
    {
        var upload = New("a") with { Wish = new() { Length = 5L << 30, Name = "보고서.zip", ContentType = "application/zip", Metadata = "filename 67O0" } };
        var open = New("b");
        await Store.Add(Account, "lee", upload, Cancellation);
        await Store.Add(Account, "lee", open, Cancellation);

        Assert.Equal([upload, open], (await Store.Of(Account, "lee", Cancellation)).OrderBy(one => one.Id));
        Assert.Empty(await Store.Of(Account, "kim", Cancellation));
        Assert.Empty(await Store.Of(StoresFixture.NewAccount(), "lee", Cancellation));
    }

    [Fact]
    public async Task It_moves_only_from_where_it_stands()
    {
        var upload = New("a");
        await Store.Add(Account, "lee", upload, Cancellation);
        var further = upload with { Wish = upload.Wish with { Length = 7 }, Offset = 7, Until = Monday.AddHours(1), Sha256 = new('f', 64) };

        Assert.True(await Store.Move(Account, "lee", further, from: 0, Cancellation));
        Assert.False(await Store.Move(Account, "lee", further with { Offset = 3 }, from: 0, Cancellation));
        Assert.False(await Store.Move(Account, "kim", further, from: 7, Cancellation));

        Assert.Equal([further], await Store.Of(Account, "lee", Cancellation));
    }

    [Fact]
    public async Task What_is_taken_out_does_not_move()
    {
        await Store.Add(Account, "lee", New("a"), Cancellation);
        await Store.Remove(Account, "lee", "a", Cancellation);
        await Store.Remove(Account, "lee", "a", Cancellation);

        Assert.False(await Store.Move(Account, "lee", New("a"), from: 0, Cancellation));
        Assert.Empty(await Store.Of(Account, "lee", Cancellation));
    }

    [Fact]
    public async Task What_has_ended_goes()
    {
        await Store.Add(Account, "lee", New("old") with { Until = Monday.AddYears(-40) }, Cancellation);
        await Store.Add(Account, "lee", New("new"), Cancellation);

        await Store.Forget(Monday.AddYears(-39), 500, Cancellation);

        Assert.Equal(["new"], (await Store.Of(Account, "lee", Cancellation)).Select(upload => upload.Id));
    }

    private static Upload New(string id) => new()
    {
        Id = id,
        Wish = new() { Name = "file", ContentType = "text/plain", Metadata = "" },
        Offset = 0,
        Until = Monday,
    };
}

public sealed class MemoryUploadStoreTests(StoresFixture fixture) : UploadStoreContract(fixture.Memory);

public sealed class SqliteUploadStoreTests(StoresFixture fixture) : UploadStoreContract(fixture.Sqlite);

public sealed class PostgreSqlUploadStoreTests(StoresFixture fixture) : UploadStoreContract(fixture.PostgreSql);
