using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Storage.Tests.Tickets;

namespace Oqupie.Storage.Tests.Erasing;

/// <summary>Blobs that the words of a purged ticket needed.</summary>
public abstract class LooseBlobsContract(Stores stores)
{
    private static readonly string Raw = new('a', 64);
    private static readonly string File = new('b', 64);
    private long _lastNumber;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountId Account { get; } = StoresFixture.NewAccount();

    [Fact]
    public async Task What_the_words_of_a_purged_ticket_needed_is_loose_and_needed_by_nothing()
    {
        var row = await Opened();

        await Purge(row);

        Assert.Equal([Raw, File], await Loose());
        Assert.Equal([File], await stores.Loose.Some(Account, Raw, 10, Cancellation));
        Assert.Empty(await stores.Loose.Needed(Account, [Raw, File], Cancellation));
        await stores.Loose.Settle(Account, [Raw], Cancellation);
        Assert.Equal([File], await Loose());
    }

    [Fact]
    public async Task What_another_ticket_has_too_is_needed_until_the_last_goes()
    {
        var (first, second) = (await Opened(), await Opened());

        await Purge(first);
        Assert.Equal([Raw, File], (await stores.Loose.Needed(Account, [Raw, File], Cancellation)).Order());
        await Purge(second);

        Assert.Empty(await stores.Loose.Needed(Account, [Raw, File], Cancellation));
        Assert.Empty(await stores.Loose.Named(Account, Cancellation));
    }

    [Fact]
    public async Task The_journal_needs_what_no_ticket_came_of()
    {
        await stores.Journal.Record(new(Account, "mail"), new() { Source = "http:a", Sha256 = File, Size = 3 }, Appends.Monday, Cancellation);

        Assert.Equal([File], await stores.Loose.Needed(Account, [Raw, File], Cancellation));
    }

    private async Task<ImmutableArray<string>> Loose() => await stores.Loose.Some(Account, "", 10, Cancellation);

    private async Task<TicketRow> Opened()
    {
        var open = Appends.Open(new(Account, ++_lastNumber), row => row with { Box = TicketBox.Deleted, BoxedAt = Appends.Monday });
        var files = new ContentMeta { Raw = Raw, Attachments = [new() { Name = "scan.png", ContentType = "image/png", Size = 3, Sha256 = File }] };
        open = open with { Contents = [.. open.Contents.Select(content => content with { Meta = files })] };
        Assert.Equal(AppendResult.Appended, (await stores.Tickets.Append(open, Cancellation)).Result);
        return open.Row;
    }

    private async Task Purge(TicketRow row) => Assert.True(await stores.Tickets.Purge(
        new() { Row = row, Event = new() { At = Appends.Monday, ByKind = ActorKind.System, By = "" } }, Cancellation));
}

public sealed class SqliteLooseBlobsTests(StoresFixture fixture) : LooseBlobsContract(fixture.Sqlite);

public sealed class PostgreSqlLooseBlobsTests(StoresFixture fixture) : LooseBlobsContract(fixture.PostgreSql);
