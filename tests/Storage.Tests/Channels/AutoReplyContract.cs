using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Channels;

namespace Oqupie.Storage.Tests.Channels;

/// <summary>One automatic answer a day, whoever asks.</summary>
public abstract class AutoReplyContract(Stores stores)
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountId Account { get; } = StoresFixture.NewAccount();

    [Fact]
    public async Task Of_those_who_race_one_wins()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Claim("ada", Monday)));

        Assert.Single(claims, won => won);
    }

    [Fact]
    public async Task After_a_day_it_is_free_again()
    {
        Assert.True(await Claim("ada", Monday));
        Assert.False(await Claim("ada", Monday.AddDays(1).AddSeconds(-1)));
        Assert.True(await Claim("ada", Monday.AddDays(1)));
        Assert.False(await Claim("ada", Monday.AddDays(2).AddSeconds(-1)));
    }

    [Fact]
    public async Task Addresses_and_accounts_do_not_stand_in_each_others_way()
    {
        Assert.True(await Claim("ada", Monday));
        Assert.True(await Claim("bob", Monday));
        Assert.True(await stores.AutoReplies.Claim(StoresFixture.NewAccount(), "ada", Monday, Cancellation));
    }

    [Fact]
    public async Task A_budget_is_spent_by_as_many_as_it_is_for_and_is_there_again_in_the_next_hour()
    {
        var spent = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Spend(Monday, new AutoReplyBudget("domain:b1:x", 7))));

        Assert.Equal(7, spent.Count(won => won));
        Assert.True(await Spend(Monday, new AutoReplyBudget("domain:b1:y", 7)));
        Assert.False(await Spend(Monday, new("brand:b1", 5), new("domain:b1:x", 7)));
        Assert.True(await Spend(Monday.AddHours(1), new AutoReplyBudget("domain:b1:x", 7)));
    }

    private Task<bool> Spend(DateTimeOffset now, params AutoReplyBudget[] budgets) => stores.AutoReplies.Spend(Account, [.. budgets], now, Cancellation);

    private Task<bool> Claim(string address, DateTimeOffset now) => stores.AutoReplies.Claim(Account, address, now, Cancellation);
}

public sealed class MemoryAutoReplyTests(StoresFixture fixture) : AutoReplyContract(fixture.Memory);

public sealed class SqliteAutoReplyTests(StoresFixture fixture) : AutoReplyContract(fixture.Sqlite);

public sealed class PostgreSqlAutoReplyTests(StoresFixture fixture) : AutoReplyContract(fixture.PostgreSql);
