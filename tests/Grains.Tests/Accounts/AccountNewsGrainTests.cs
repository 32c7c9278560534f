using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Accounts;

namespace Oqupie.Grains.Tests.Accounts;

/// <summary>News live in memory only, and tests beside these make the silo forget what it has there.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public sealed class Alone;

[Collection("Alone")]
public sealed class AccountNewsGrainTests(PeopleSilo silo)
{
    private readonly IAccountNewsGrain _news = silo.News(PeopleSilo.NewAccount());

    [Fact]
    public async Task Who_has_heard_nothing_is_told_to_read_everything()
    {
        await _news.Tell(Change(1));

        var first = await _news.Since("", 0);

        Assert.True(first.Reset);
        Assert.Equal(1, first.Number);
    }

    [Fact]
    public async Task Who_counts_on_hears_what_came_after()
    {
        var before = await _news.Since("", 0);
        await _news.Tell(Change(1));
        await _news.Tell(Change(2));

        var news = await _news.Since(before.Epoch, before.Number);

        Assert.False(news.Reset);
        Assert.Equal([Change(1), Change(2)], news.Changes);
        Assert.Empty((await _news.Since(news.Epoch, news.Number)).Changes);
    }

    [Fact]
    public async Task Who_is_too_far_behind_or_of_another_epoch_reads_everything()
    {
        var before = await _news.Since("", 0);

        for (var n = 0; n <= AccountNewsGrain.Remembered; n++)
        {
            await _news.Tell(Change(n));
        }

        Assert.True((await _news.Since(before.Epoch, 0)).Reset);
        Assert.False((await _news.Since(before.Epoch, 1)).Reset);
        Assert.True((await _news.Since("another", 1)).Reset);
    }

    private static AccountChange Change(int n) => new(AccountChangeKind.Member, $"m{n}");
}
