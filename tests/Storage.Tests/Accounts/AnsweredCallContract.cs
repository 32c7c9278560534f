using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Accounts;

namespace Oqupie.Storage.Tests.Accounts;

/// <summary>What every memory of answered calls promises. Its times are of this test alone, so that forgetting meets nobody else's.</summary>
public abstract class AnsweredCallContract(Stores stores)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset DayBefore = Now.AddDays(-1);
    private readonly CallId _call = new(StoresFixture.NewAccount(), LocalKey.New());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_kept_is_found()
    {
        await Keep("print", "answer", Now);

        Assert.Equal(new("print", "answer", Now), await stores.Calls.Find(_call, DayBefore, Cancellation));
        Assert.Null(await stores.Calls.Find(_call with { Local = LocalKey.New() }, DayBefore, Cancellation));
        Assert.Null(await stores.Calls.Find(new(StoresFixture.NewAccount(), _call.Local), DayBefore, Cancellation));
    }

    [Fact]
    public async Task The_first_answer_stays()
    {
        await Keep("print", "first", Now.AddHours(-23));

        await Keep("print", "second", Now);

        Assert.Equal("first", (await stores.Calls.Find(_call, DayBefore, Cancellation))?.Answer);
    }

    [Fact]
    public async Task One_that_is_too_old_is_not_found_and_gives_way()
    {
        await Keep("print", "old", DayBefore);
        Assert.Null(await stores.Calls.Find(_call, DayBefore, Cancellation));

        await Keep("other", "new", Now);

        Assert.Equal("new", (await stores.Calls.Find(_call, DayBefore, Cancellation))?.Answer);
    }

    [Fact]
    public async Task What_is_forgotten_is_old_and_no_more_than_asked()
    {
        var ages = new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);
        CallId[] calls = [_call, _call with { Local = LocalKey.New() }, _call with { Local = LocalKey.New() }];

        for (var day = 0; day < calls.Length; day++)
        {
            await stores.Calls.Keep(calls[day], new("print", "answer", ages.AddDays(day)), ages.AddDays(-9), Cancellation);
        }

        Assert.Equal(1, await stores.Calls.Forget(ages.AddDays(2), 1, Cancellation));
        Assert.Equal(1, await stores.Calls.Forget(ages.AddDays(2), 10, Cancellation));
        Assert.NotNull(await stores.Calls.Find(calls[2], ages, Cancellation));
        Assert.Null(await stores.Calls.Find(calls[0], ages.AddDays(-1), Cancellation));
    }

    private Task Keep(string print, string answer, DateTimeOffset at) =>
        stores.Calls.Keep(_call, new AnsweredCall(print, answer, at), DayBefore, Cancellation);
}

public sealed class MemoryAnsweredCallTests(StoresFixture fixture) : AnsweredCallContract(fixture.Memory);

public sealed class SqliteAnsweredCallTests(StoresFixture fixture) : AnsweredCallContract(fixture.Sqlite);

public sealed class PostgreSqlAnsweredCallTests(StoresFixture fixture) : AnsweredCallContract(fixture.PostgreSql);
