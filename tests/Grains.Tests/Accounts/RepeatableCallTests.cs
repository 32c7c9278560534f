using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Accounts;

/// <summary>A call with a key, from its beginning until it is forgotten, and the store that is asked for its health.</summary>
public sealed class RepeatableCallTests : IAsyncLifetime
{
    private readonly TestSilo _silo = new();
    private readonly Guid _mine = Guid.NewGuid();

    public ValueTask InitializeAsync() => _silo.InitializeAsync();

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task A_call_is_under_way_until_it_is_kept_and_then_answered()
    {
        var call = NewCall();

        Assert.Equal(CallState.New, (await call.Begin("print", _mine)).State);
        Assert.Equal(CallState.UnderWay, (await call.Begin("print", _mine)).State);
        Assert.Equal(CallState.OfAnother, (await call.Begin("other", _mine)).State);
        await call.Keep("print", "answer");

        Assert.Equal(new(CallState.Answered, "answer"), await call.Begin("print", _mine));
        Assert.Equal(CallState.OfAnother, (await call.Begin("other", _mine)).State);
    }

    [Fact]
    public async Task A_call_that_was_dropped_leaves_its_key_free()
    {
        var call = NewCall();
        await call.Begin("print", _mine);

        await call.Drop(_mine);

        Assert.Equal(CallState.New, (await call.Begin("other", _mine)).State);
    }

    [Fact]
    public async Task Only_who_began_a_call_drops_it()
    {
        var call = NewCall();
        await call.Begin("print", _mine);
        var another = Guid.NewGuid();
        await call.Begin("print", another);

        await call.Drop(another);

        Assert.Equal(CallState.UnderWay, (await call.Begin("print", another)).State);
    }

    [Fact]
    public async Task A_call_that_nobody_ends_is_given_up()
    {
        var call = NewCall();
        await call.Begin("print", _mine);
        _silo.Clock.Advance(TimeSpan.FromSeconds(59));
        var meanwhile = await call.Begin("print", _mine);

        _silo.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((CallState.UnderWay, CallState.New), (meanwhile.State, (await call.Begin("print", _mine)).State));
    }

    [Fact]
    public async Task An_answer_is_kept_for_a_day()
    {
        var call = NewCall();
        await call.Begin("print", _mine);
        await call.Keep("print", "answer");
        _silo.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        var before = await call.Begin("print", _mine);

        _silo.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((CallState.Answered, CallState.New), (before.State, (await call.Begin("print", _mine)).State));
    }

    [Fact]
    public async Task The_first_answer_counts_where_two_were_made()
    {
        var call = NewCall();
        await call.Begin("print", _mine);
        await call.Keep("print", "first");

        await call.Keep("print", "second");

        Assert.Equal("first", (await call.Begin("print", _mine)).Answer);
    }

    [Fact]
    public async Task The_store_is_tried_once_in_a_second_however_many_ask()
    {
        var health = _silo.Client.GetGrain<IStoreHealthGrain>(IStoreHealthGrain.Key);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => health.Try()));
        var tries = _silo.Stores.Probe.Tries;

        _silo.Stores.Probe.Trouble = "The disk of the database is full.";
        await health.Try();
        _silo.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, tries);
        Assert.Equal("The disk of the database is full.", (await Assert.ThrowsAsync<StoreUnavailableException>(health.Try)).Message);
    }

    private IRepeatableCallGrain NewCall() => _silo.Client.GetGrain<IRepeatableCallGrain>(new CallId(Some.Account, LocalKey.New()).ToString());
}
