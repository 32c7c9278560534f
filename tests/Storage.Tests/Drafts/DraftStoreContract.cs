using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts.Drafts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Drafts;
using Oqupie.Grains.Tickets;
using Oqupie.Storage.Tests.Tickets;

namespace Oqupie.Storage.Tests.Drafts;

/// <summary>What every store of drafts promises.</summary>
public abstract class DraftStoreContract(Stores stores)
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DraftId Draft { get; } = new(new(StoresFixture.NewAccount(), 1042), DraftMode.Reply);

    [Fact]
    public async Task Rows_come_back_as_they_were_appended_by_number()
    {
        DraftRow[] rows =
        [
            Row(1) with { Client = "k1", Counter = 7 },
            Row(2) with { Kind = DraftRowKind.Sending, UpTo = 1, Wish = "w", By = "ada" },
            Row(3) with { Kind = DraftRowKind.Sent, Counter = 1, UpTo = 1, Wish = "w", By = "ada" },
        ];

        foreach (var row in rows)
        {
            Assert.True(await stores.Drafts.Append(Draft, row, null, Cancellation));
        }

        Assert.Equal(rows, await stores.Drafts.Load(Draft, Cancellation));
    }

    [Fact]
    public async Task A_number_is_taken_once()
    {
        await stores.Drafts.Append(Draft, Row(1), null, Cancellation);

        Assert.False(await stores.Drafts.Append(Draft, Row(1) with { Data = "b3RoZXI=" }, null, Cancellation));
        Assert.False(await stores.Drafts.Replace(Draft, Row(1) with { Data = "b3RoZXI=" }, 0, Cancellation));

        Assert.Equal([Row(1)], await stores.Drafts.Load(Draft, Cancellation));
    }

    [Fact]
    public async Task Of_two_silos_that_take_one_number_one_has_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => stores.Drafts.Append(Draft, Row(1), null, Cancellation)));

        Assert.Single(answers, won => won);
    }

    [Fact]
    public async Task A_compact_row_takes_away_only_what_it_says()
    {
        for (var number = 1; number <= 5; number++)
        {
            await stores.Drafts.Append(Draft, Row(number), null, Cancellation);
        }

        await stores.Drafts.Replace(Draft, Row(6) with { Kind = DraftRowKind.Compact, UpTo = 5 }, 3, Cancellation);

        Assert.Equal([4, 5, 6], (await stores.Drafts.Load(Draft, Cancellation)).Select(row => row.Number));
    }

    [Fact]
    public async Task A_reply_and_a_memo_and_another_ticket_are_drafts_of_their_own()
    {
        await stores.Drafts.Append(Draft, Row(1), null, Cancellation);

        Assert.Empty(await stores.Drafts.Load(Draft with { Mode = DraftMode.Memo }, Cancellation));
        Assert.Empty(await stores.Drafts.Load(Draft with { Ticket = Draft.Ticket with { Number = 1043 } }, Cancellation));
        Assert.Empty(await stores.Drafts.Load(Draft with { Ticket = new(StoresFixture.NewAccount(), 1042) }, Cancellation));
    }

    [Fact]
    public async Task A_large_piece_is_kept_whole()
    {
        var large = Row(1) with { Data = new string('A', 680_000) };

        await stores.Drafts.Append(Draft, large, null, Cancellation);

        Assert.Equal([large], await stores.Drafts.Load(Draft, Cancellation));
    }

    [Fact]
    public async Task A_mark_is_stored_with_its_row_and_shown_to_whoever_may_see_the_ticket()
    {
        Assert.Equal(AppendResult.Appended, (await stores.Tickets.Append(Appends.Open(Draft.Ticket), Cancellation)).Result);
        Assert.Null(await stores.Drafts.Mark(Draft, Cancellation));

        Assert.True(await stores.Drafts.Append(Draft, Row(1), Mark("ada", "grace"), Cancellation));
        Assert.False(await stores.Drafts.Append(Draft, Row(1) with { Data = "b3RoZXI=" }, Mark("eve"), Cancellation));
        await stores.Drafts.Append(Draft, Row(2), null, Cancellation);

        Assert.Equal(["ada", "grace"], (await stores.Drafts.Mark(Draft, Cancellation))!.By);
        Assert.Equal(["ada", "grace"], Assert.Single(await Marks(TicketScope.All)).By);
        Assert.Empty(await Marks(TicketScope.Own));
        await stores.Drafts.Append(Draft, Row(3), Mark(), Cancellation);
        Assert.Empty(await Marks(TicketScope.All));
        Assert.Empty((await stores.Drafts.Mark(Draft, Cancellation))!.By);
    }

    [Fact]
    public async Task What_is_old_is_found_until_it_was_looked_at_and_goes_whole()
    {
        var other = Draft with { Mode = DraftMode.Memo };
        await stores.Drafts.Append(Draft, Row(1), Mark("ada"), Cancellation);
        await stores.Drafts.Append(other, Row(2), Mark("ada") with { Mode = DraftMode.Memo }, Cancellation);

        Assert.Equal([Draft, other], await Old(At.AddSeconds(3)));
        Assert.Equal([Draft], await Old(At.AddSeconds(2)));
        await stores.Drafts.Look(Draft, At.AddSeconds(9), Cancellation);
        await stores.Drafts.Look(Draft, At, Cancellation); // It is not looked at in the past.
        Assert.Equal([other], await Old(At.AddSeconds(9)));

        await stores.Drafts.Forget(other, Cancellation);

        Assert.Empty(await stores.Drafts.Load(other, Cancellation));
        Assert.Null(await stores.Drafts.Mark(other, Cancellation));
        Assert.Single(await stores.Drafts.Load(Draft, Cancellation));
        Assert.Equal([Draft], await Old(At.AddSeconds(10)));
    }

    [Fact]
    public async Task A_wish_is_on_the_ticket_once_its_commit_is()
    {
        var append = Appends.Open(Draft.Ticket) with { WishId = "wish-1" };

        Assert.False(await stores.Drafts.IsOnTicket(Draft, "wish-1", Cancellation));
        Assert.Equal(AppendResult.Appended, (await stores.Tickets.Append(append, Cancellation)).Result);

        Assert.True(await stores.Drafts.IsOnTicket(Draft, "wish-1", Cancellation));
        Assert.False(await stores.Drafts.IsOnTicket(Draft, "wish-2", Cancellation));
    }

    private DraftMark Mark(params ImmutableArray<string> by) => new() { Ticket = Draft.Ticket.Number, Mode = Draft.Mode, By = by };

    private Task<ImmutableArray<DraftMark>> Marks(TicketScope scope) => stores.Drafts.Marks(
        Actor.System(Draft.Ticket.Account) with { Id = "ada", Kind = ActorKind.Member, Scope = scope }, [Draft.Ticket.Number, 7], Cancellation);

    // Of this test's own account: the stores are everybody's.
    private async Task<IEnumerable<DraftId>> Old(DateTimeOffset before) =>
        (await stores.Drafts.Old(before, 100_000, Cancellation)).Where(draft => draft.Ticket.Account == Draft.Ticket.Account);

    private static DraftRow Row(long number) => new()
    {
        Number = number,
        Kind = DraftRowKind.Update,
        Data = $"AAA{number.ToString(CultureInfo.InvariantCulture)}",
        By = "",
        At = At.AddSeconds(number),
    };
}

public sealed class MemoryDraftStoreTests(StoresFixture fixture) : DraftStoreContract(fixture.Memory);

public sealed class SqliteDraftStoreTests(StoresFixture fixture) : DraftStoreContract(fixture.Sqlite);

public sealed class PostgreSqlDraftStoreTests(StoresFixture fixture) : DraftStoreContract(fixture.PostgreSql);
