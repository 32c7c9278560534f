using System.Collections.Immutable;
using Oqupie.Contracts.Live;
using Oqupie.WebHost.Live;

namespace Oqupie.WebHost.Tests.Live;

public sealed class FeedCursorTests
{
    private readonly List<FeedEntry> _heard = [];

    [Fact]
    public async Task Entries_in_order_are_heard_without_asking()
    {
        var cursor = new FeedCursor(_ => throw new InvalidOperationException("Nothing was missed."));

        await cursor.Hear([Entry(5), Entry(6)], _heard);
        await cursor.Hear([Entry(6), Entry(7)], _heard);

        Assert.Equal([5, 6, 7], _heard.Select(entry => entry.Number));
        Assert.False(cursor.TakeReset());
    }

    [Fact]
    public async Task A_gap_is_filled_from_the_feed()
    {
        var cursor = new FeedCursor(from => Task.FromResult(new FeedCatchUp
        {
            Now = new("b.e", 9),
            Entries = [.. Enumerable.Range((int)from.Number + 1, 9 - (int)from.Number).Select(n => Entry(n))],
        }));
        await cursor.Hear([Entry(1)], _heard);

        await cursor.Hear([Entry(4), Entry(5), Entry(10)], _heard);

        Assert.Equal(Enumerable.Range(1, 10).Select(n => (long)n), _heard.Select(entry => entry.Number));
    }

    [Fact]
    public async Task A_feed_that_is_ahead_when_following_anew_is_caught_up_with()
    {
        var cursor = new FeedCursor(_ => Task.FromResult(new FeedCatchUp { Now = new("b.e", 3), Entries = [Entry(2), Entry(3)] }));
        await cursor.Hear([Entry(1)], _heard);

        await cursor.Hear(new FeedPosition("b.e", 3), _heard);

        Assert.Equal([1, 2, 3], _heard.Select(entry => entry.Number));
    }

    [Fact]
    public async Task A_new_epoch_is_a_reset_that_is_told_once()
    {
        var cursor = new FeedCursor(_ => Task.FromResult(new FeedCatchUp { Now = new("b.f", 1), Reset = true }));
        await cursor.Hear([Entry(1)], _heard);

        await cursor.Hear([Entry(1, "b.f"), Entry(2, "b.f")], _heard);

        Assert.True(cursor.TakeReset());
        Assert.False(cursor.TakeReset());
        Assert.Equal(new FeedPosition("b.f", 2), cursor.Position);
    }

    [Fact]
    public async Task What_was_heard_before_asking_failed_stays_heard_and_the_gap_is_asked_for_again()
    {
        var fails = true;
        var cursor = new FeedCursor(_ => fails
            ? throw new TimeoutException()
            : Task.FromResult(new FeedCatchUp { Now = new("b.e", 4), Entries = [Entry(3), Entry(4)] }));
        await cursor.Hear([Entry(1)], _heard);

        await Assert.ThrowsAsync<TimeoutException>(() => cursor.Hear([Entry(2), Entry(4)], _heard));
        fails = false;
        await cursor.Hear([Entry(5)], _heard);

        Assert.Equal([1, 2, 3, 4, 5], _heard.Select(entry => entry.Number));
    }

    [Fact]
    public void Of_entries_that_come_together_the_newest_of_a_ticket_is_left_with_all_that_happened()
    {
        ImmutableArray<FeedEntry> burst =
        [
            Entry(1) with { News = News.Of(7, 1) with { What = ["opened"] } },
            Entry(2) with { News = News.Of(8, 1) },
            Entry(3) with { News = News.Of(7, 2, new("m1", null), News.Unassigned) with { What = ["assigned"] } },
        ];

        var patches = Patch.Of(burst);

        Assert.Equal([2, 3], patches.Select(patch => patch.Entry.Number));
        Assert.Equal(["opened", "assigned"], patches[1].Entry.News.What);
        Assert.Equal(News.Unassigned, patches[1].Before);
        Assert.Equal(2, patches[1].Entry.News.Version);
    }

    private static FeedEntry Entry(long n, string epoch = "b.e") => new() { Epoch = epoch, Number = n, News = News.Of(n, 1) };
}
