using System.Collections.Immutable;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;

namespace Oqupie.Storage.Tests.Channels;

/// <summary>Rows of the journal whose message was not given.</summary>
public abstract class NotGivenContract(Stores stores)
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ChannelId Channel { get; } = new(StoresFixture.NewAccount(), "mail");

    [Fact]
    public async Task A_row_has_its_fate_its_reason_and_its_time()
    {
        await Note(new NotGivenRow("imap:INBOX:1:2", "NO", 1, Monday.AddMinutes(1)));

        var row = Assert.Single(await Rows());
        Assert.Equal((IntakeFate.NotGiven, "NO", "", Monday.AddMinutes(1)), (row.Fate, row.Reason, row.Sha256, row.AskAt!.Value));
        Assert.Equal(new(1, Monday.AddMinutes(1)), await stores.NotGiven.Sum(Channel, Cancellation));
    }

    [Fact]
    public async Task What_is_noted_again_is_the_same_row()
    {
        await Note(new NotGivenRow("a", "NO", 1, Monday.AddMinutes(1)));
        await Note(new NotGivenRow("a", "gone quiet", 2, Monday.AddMinutes(4)));

        Assert.Equal("gone quiet", Assert.Single(await Rows()).Reason);
        Assert.Equal([new("a", "gone quiet", 2, Monday.AddMinutes(4))], await Due(Monday.AddMinutes(4)));
    }

    [Fact]
    public async Task Those_that_are_due_come_in_order_and_not_all_at_once()
    {
        await Note(
            new NotGivenRow("c", "", 1, Monday.AddMinutes(3)),
            new NotGivenRow("a", "", 1, Monday.AddMinutes(1)), new NotGivenRow("b", "", 1, Monday.AddMinutes(2)));

        Assert.Equal(["a", "b"], (await Due(Monday.AddMinutes(2))).Select(row => row.Source));
        Assert.Equal(["a"], (await Due(Monday.AddMinutes(9), limit: 1)).Select(row => row.Source));
        Assert.Equal(3, (await stores.NotGiven.Sum(Channel, Cancellation)).Count);
    }

    [Fact]
    public async Task What_is_given_is_pending_in_the_same_row_with_its_bytes()
    {
        await Note(new NotGivenRow("a", "NO", 1, Monday));

        var row = await stores.Journal.Record(Channel, Given("a"), Monday, Cancellation);

        Assert.Equal((IntakeFate.Pending, "f00d", 3, true), (row.Fate, row.Sha256, row.Size, row.Imported));
        Assert.Equal((null, null), (row.Reason, row.AskAt));
        Assert.Equal(row.Id, Assert.Single(await stores.Journal.Pending(Channel, 9, Cancellation)).Id);
        Assert.Equal(new(0, null), await stores.NotGiven.Sum(Channel, Cancellation));
    }

    [Fact]
    public async Task One_that_came_in_is_not_taken_back()
    {
        var row = await stores.Journal.Record(Channel, Given("a"), Monday, Cancellation);
        await stores.Journal.Settle(Channel, row.Id, IntakeFate.Bounce, null, null, null, Cancellation);

        await Note(new NotGivenRow("a", "NO", 1, Monday));
        await stores.Journal.Record(Channel, Given("a") with { Sha256 = "other" }, Monday, Cancellation);

        var after = Assert.Single(await Rows());
        Assert.Equal((IntakeFate.Bounce, "f00d", null), (after.Fate, after.Sha256, after.AskAt));
    }

    [Fact]
    public async Task What_is_given_up_keeps_its_fate_and_is_due_no_more()
    {
        await Note(new NotGivenRow("a", "NO", 1, Monday), new NotGivenRow("b", "NO", 1, Monday));

        await stores.NotGiven.GiveUp(Channel, ["a"], "It is gone.", Cancellation);

        Assert.Equal(["b"], (await Due(Monday)).Select(row => row.Source));
        Assert.Contains(await Rows(), row => row is { Fate: IntakeFate.NotGiven, Reason: "It is gone.", AskAt: null });
    }

    [Fact]
    public async Task One_may_be_hurried()
    {
        await Note(new NotGivenRow("a", "NO", 5, Monday.AddHours(4)));

        await stores.NotGiven.Hurry(Channel, Assert.Single(await Rows()).Id, Monday, Cancellation);

        Assert.Single(await Due(Monday));
    }

    [Fact]
    public async Task Another_channel_has_rows_of_its_own()
    {
        await Note(new NotGivenRow("a", "NO", 1, Monday));

        Assert.Empty(await stores.NotGiven.Due(Channel with { Local = "other" }, Monday, 9, Cancellation));
        Assert.Equal(0, (await stores.NotGiven.Sum(new(StoresFixture.NewAccount(), "mail"), Cancellation)).Count);
    }

    [Fact]
    public async Task There_are_no_bytes_of_it_to_delete()
    {
        await Note(new NotGivenRow("a", "NO", 1, Monday));

        Assert.Empty(await stores.Journal.KeptBefore(Channel, Monday.AddYears(1), 9, Cancellation));
    }

    private static RawMessage Given(string source) => new() { Source = source, Sha256 = "f00d", Size = 3, Imported = true };

    private Task Note(params NotGivenRow[] rows) => stores.NotGiven.Note(Channel, [.. rows], Monday, Cancellation);

    private Task<ImmutableArray<NotGivenRow>> Due(DateTimeOffset now, int limit = 9) => stores.NotGiven.Due(Channel, now, limit, Cancellation);

    private async Task<ImmutableArray<IntakeRow>> Rows() => (await stores.Journal.Page(Channel, null, null, 9, Cancellation))!.Items;
}

public sealed class MemoryNotGivenTests(StoresFixture fixture) : NotGivenContract(fixture.Memory);

public sealed class SqliteNotGivenTests(StoresFixture fixture) : NotGivenContract(fixture.Sqlite);

public sealed class PostgreSqlNotGivenTests(StoresFixture fixture) : NotGivenContract(fixture.PostgreSql);
