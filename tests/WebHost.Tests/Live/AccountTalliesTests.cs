using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.WebHost.Live;

namespace Oqupie.WebHost.Tests.Live;

public sealed class AccountTalliesTests : IDisposable
{
    private static readonly AccountId Account = new("main");
    private static readonly Actor Owner = Actor.System(Account);

    private readonly FakeTimeProvider _clock = new();
    private readonly Channel<ImmutableArray<string>> _asked = Channel.CreateUnbounded<ImmutableArray<string>>();
    private readonly CancellationTokenSource _stopping = new();
    private readonly AccountTallies _tallies;
    private Func<Task<ImmutableArray<BoxTally>>> _answer = () => Task.FromResult<ImmutableArray<BoxTally>>([]);
    private int _told;

    public AccountTalliesTests() => _tallies = new(Account, Ask, Told, _clock, NullLogger.Instance, _stopping.Token);

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    [Fact]
    public void A_change_is_counted_at_once_and_those_of_the_next_quarter_of_a_second_together()
    {
        Change("b1");
        Assert.Equal(["b1"], Asked());

        for (var n = 0; n < 50; n++)
        {
            Change(n % 2 is 0 ? "b1" : "b2");
        }

        Assert.Null(Asked());
        _clock.Advance(TimeSpan.FromMilliseconds(250));
        Assert.Equal(["b1", "b2"], Asked()!.Value.Order());
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(Asked());
        Assert.Equal(2, _told);
    }

    [Fact]
    public async Task What_changes_while_it_is_counted_is_counted_again()
    {
        var answer = new TaskCompletionSource<ImmutableArray<BoxTally>>();
        _answer = () => answer.Task;
        Change("b1");
        Assert.Equal(["b1"], Asked());

        Change("b1");
        answer.SetResult([]);

        await Until(() => _told is 1);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Until(() => Asked() is ["b1"]);
    }

    [Fact]
    public void Numbers_are_known_once_all_brands_were_counted()
    {
        _answer = () => Task.FromResult<ImmutableArray<BoxTally>>([new() { Brand = "b1", Open = 3 }]);
        Change("b1");

        Assert.Equal(3, _tallies.Of(Owner, ["b1"])?.All);
        Assert.Null(_tallies.Of(Owner, ["b1", "b2"]));
        Change("b2");
        _clock.Advance(TimeSpan.FromMilliseconds(250));
        Assert.Equal(3, _tallies.Of(Owner, ["b1", "b2"])?.All);
    }

    [Fact]
    public async Task A_brand_that_is_forgotten_while_it_is_counted_stays_forgotten()
    {
        var answer = new TaskCompletionSource<ImmutableArray<BoxTally>>();
        _answer = () => answer.Task;
        Change("b1");

        _tallies.Forget("b1");
        answer.SetResult([]);

        await Until(() => _told is 1);
        Assert.Null(_tallies.Of(Owner, ["b1"]));
    }

    [Fact]
    public void Where_counting_fails_the_numbers_of_before_stay_and_it_is_tried_again()
    {
        _answer = () => Task.FromResult<ImmutableArray<BoxTally>>([new() { Brand = "b1", Open = 3 }]);
        Change("b1");
        Asked();
        _answer = () => throw new TimeoutException();
        Change("b1");
        _clock.Advance(TimeSpan.FromMilliseconds(250));
        Assert.Equal(["b1"], Asked());
        Assert.Equal(3, _tallies.Of(Owner, ["b1"])?.All);

        _answer = () => Task.FromResult<ImmutableArray<BoxTally>>([new() { Brand = "b1", Open = 4 }]);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["b1"], Asked());
        Assert.Equal(4, _tallies.Of(Owner, ["b1"])?.All);
    }

    private void Change(string brand) => _tallies.Changed(brand);

    private ImmutableArray<string>? Asked() => _asked.Reader.TryRead(out var brands) ? brands : null;

    private Task<ImmutableArray<BoxTally>> Ask(ImmutableArray<string> brands)
    {
        _asked.Writer.TryWrite(brands);
        return _answer();
    }

    private Task Told()
    {
        Interlocked.Increment(ref _told);
        return Task.CompletedTask;
    }

    private static Task Until(Func<bool> fact) =>
        Testing.Servers.Until.True(fact, () => "it did not happen", cancellationToken: TestContext.Current.CancellationToken);
}
