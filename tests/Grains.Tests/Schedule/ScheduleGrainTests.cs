using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Schedule;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Schedule;

public sealed class ScheduleGrainTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task What_is_due_is_done_to_the_second()
    {
        await using var silo = await ScheduleSilo.Start();
        await silo.Put("later", silo.Now + (10 * Second));
        await silo.Put("sooner", silo.Now + (9 * Second));

        silo.Silo.Clock.Advance(9 * Second);
        await silo.Ended("sooner");
        Assert.DoesNotContain("later", silo.Owner.Asked);

        silo.Silo.Clock.Advance(Second);
        await silo.Ended("later");
    }

    [Fact]
    public async Task What_was_missed_is_done_once_when_it_starts()
    {
        await using var silo = new ScheduleSilo();
        await Task.WhenAll(Enumerable.Range(0, 300).Select(n => silo.Put($"k{n}", silo.Now - TimeSpan.FromDays(n))));

        await silo.Silo.InitializeAsync();

        await Until.True(() => silo.Owner.Asked.Count() >= 300, () => "Not all was done.", cancellationToken: Cancellation);
        Assert.Equal(300, silo.Owner.Asked.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(300, silo.Owner.Asked.Count());
    }

    [Fact]
    public async Task An_earlier_row_wakes_it()
    {
        await using var silo = await ScheduleSilo.Start();
        await silo.Put("first", silo.Now);
        await silo.Ended("first"); // From now on it would look by itself in half a minute.
        await silo.Put("tomorrow", silo.Now + TimeSpan.FromDays(1));

        for (var n = 0; n < 2 * DueShard.Count; n++)
        {
            await silo.Put($"soon-{n}", silo.Now + (3 * Second));
        }

        silo.Silo.Clock.Advance(3 * Second);

        for (var n = 0; n < 2 * DueShard.Count; n++)
        {
            await silo.Ended($"soon-{n}");
        }
    }

    [Fact]
    public async Task What_it_was_not_told_of_is_found_within_half_a_minute()
    {
        await using var silo = await ScheduleSilo.Start();
        await silo.Put("first", silo.Now);
        await silo.Ended("first");
        silo.Silo.Stores.DueBell = null;
        await silo.Put("unheard", silo.Now);

        silo.Silo.Clock.Advance(30 * Second);

        await silo.Ended("unheard");
    }

    [Fact]
    public async Task One_that_fails_is_put_off_alone_and_says_so_until_it_succeeds()
    {
        await using var silo = await ScheduleSilo.Start();
        silo.Owner.Does = item => item.Key is "bad" ? throw new InvalidOperationException("김하늘") : Task.FromResult(DueOutcome.Done);
        await silo.Put("bad", silo.Now);
        await silo.Put("good", silo.Now);

        await silo.Ended("good");
        await silo.PutOff("bad", attempts: 1);
        Assert.Equal((silo.Now + Second, nameof(InvalidOperationException)), (silo.Find("bad")!.NextAt, silo.Find("bad")!.Reason));

        silo.Silo.Clock.Advance(Second);
        await silo.PutOff("bad", attempts: 2);
        Assert.Equal(silo.Now + (2 * Second), silo.Find("bad")!.NextAt);

        silo.Owner.Does = _ => Task.FromResult(DueOutcome.Done);
        silo.Silo.Clock.Advance(2 * Second);
        await silo.Ended("bad");
    }

    [Fact]
    public async Task An_owner_may_say_that_it_is_too_early()
    {
        await using var silo = await ScheduleSilo.Start();
        silo.Owner.Does = _ => Task.FromResult(DueOutcome.Later("The channel has no server."));

        await silo.Put("k", silo.Now);

        await silo.PutOff("k", attempts: 1);
        Assert.Equal("The channel has no server.", silo.Find("k")!.Reason);
    }

    [Fact]
    public async Task An_account_that_is_slow_keeps_nobody_else_waiting()
    {
        await using var silo = await ScheduleSilo.Start();
        var hanging = new TaskCompletionSource<DueOutcome>();
        var slow = new AccountId("slow");
        silo.Owner.Does = item => item.Account == slow ? hanging.Task : Task.FromResult(DueOutcome.Done);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(n => silo.Put($"slow-{n}", silo.Now - Second, slow)));

        for (var n = 0; n < 2 * DueShard.Count; n++)
        {
            await silo.Put($"k{n}", silo.Now);
            await silo.Ended($"k{n}");
        }

        hanging.SetResult(DueOutcome.Done);
        await Until.True(() => silo.Owner.Asked.Count() == 500 + (2 * DueShard.Count), () => "Not all was done.", cancellationToken: Cancellation);
    }

    [Fact]
    public async Task A_row_put_anew_while_it_is_acted_on_is_kept_for_its_new_time()
    {
        await using var silo = await ScheduleSilo.Start();
        var later = silo.Now + (5 * Second);
        silo.Owner.Does = async item =>
        {
            if (item.At != later)
            {
                await silo.Put(item.Key, later);
            }

            return DueOutcome.Done;
        };

        await silo.Put("k", silo.Now);

        await Until.True(() => silo.Owner.Asked.Any() && silo.Find("k")?.At == later, () => "It was not put anew.", cancellationToken: Cancellation);
        silo.Silo.Clock.Advance(5 * Second);
        await silo.Ended("k");
        Assert.Equal(["k", "k"], silo.Owner.Asked);
    }

    [Fact]
    public async Task What_nobody_here_knows_is_kept_for_a_newer_silo()
    {
        await using var silo = await ScheduleSilo.Start();
        await silo.Silo.Stores.Due.Put(Some.Account, [new() { What = "of-tomorrow", Key = "k", At = silo.Now }], CancellationToken.None);
        DueItem? Row() => silo.Silo.Stores.Due.Find(Some.Account, "of-tomorrow", "k");

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await Until.True(() => Row()?.Attempts == attempt, () => $"It was not put off {attempt} times.", cancellationToken: Cancellation);
            Assert.Equal(silo.Now + (30 * Second), Row()!.NextAt);
            silo.Silo.Clock.Advance(30 * Second);
        }
    }

    [Fact]
    public async Task A_database_that_was_away_is_asked_again_soon()
    {
        await using var silo = await ScheduleSilo.Start();
        await silo.Put("first", silo.Now);
        await silo.Ended("first");
        silo.Silo.Stores.Due.FailLooks(1);

        await silo.Put("k", silo.Now);
        await Until.True(() => silo.Silo.Stores.Due.FailedLooks is 1, () => "It did not look.", cancellationToken: Cancellation);
        silo.Silo.Clock.Advance(2 * Second);

        await silo.Ended("k");
    }
}
