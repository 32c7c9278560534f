using System.Security.Cryptography;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.GooglePlay;

public sealed class SigningInTests : IAsyncDisposable
{
    private readonly PlayWorld _world = new();

    public SigningInTests() => Google.Put("gp:1", "\tHello", _world.Now);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private GooglePlayServer Google => _world.Google;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task One_token_serves_until_just_before_its_end()
    {
        await _world.All();
        _world.Clock.Advance(TimeSpan.FromMinutes(58));
        await _world.All();
        Assert.Single(Google.Tokens.Asked);

        _world.Clock.Advance(TimeSpan.FromMinutes(1.5));
        await _world.All();

        Assert.Equal(2, Google.Tokens.Asked.Count);
    }

    [Fact]
    public async Task Many_who_want_one_at_once_ask_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _world.Send("Thanks")));

        Assert.Single(Google.Tokens.Asked);
    }

    [Fact]
    public async Task A_token_that_ended_before_its_time_is_replaced_once()
    {
        await _world.All();
        Google.Tokens.Forget();

        Assert.Equal(DeliveryState.Sent, (await _world.Send("Thanks")).State);
        Assert.Equal(2, Google.Tokens.Asked.Count);
    }

    [Fact]
    public async Task One_that_is_new_and_refused_is_not_asked_for_for_ever()
    {
        Google.Tokens.HoldsFor = TimeSpan.Zero;

        var answer = await _world.Send("Thanks");

        Assert.Equal(DeliveryState.Queued, answer.State);
        Assert.Equal(2, Google.Tokens.Asked.Count);
        Assert.Contains("does not accept the key", answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_was_withdrawn_is_said_and_the_answer_waits()
    {
        Google.Tokens.IsKeyWithdrawn = true;

        var answer = await _world.Send("Thanks");

        Assert.Equal(DeliveryState.Queued, answer.State);
        Assert.Contains("The key was withdrawn", answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_key_of_the_same_account_is_not_let_in_by_its_token()
    {
        await _world.All();
        using var other = RSA.Create(2048);
        var settings = _world.Settings(key: Google.Tokens.KeyFile(other.ExportPkcs8PrivateKeyPem()));

        Assert.Equal(DeliveryState.Queued, (await _world.Send("Thanks", settings: settings)).State);
    }

    [Fact]
    public async Task A_test_goes_the_whole_way()
    {
        var test = await _world.Channel.Test(_world.Settings(), Cancellation);

        Assert.True(test.Ok);
        Assert.Equal(["connect", "signIn", "open"], test.Steps.Select(step => step.Step));
        Assert.All(test.Steps, step => Assert.True(step.Ok));
    }

    [Fact]
    public async Task It_asks_anew_whether_the_key_is_good()
    {
        await _world.All();
        Google.Tokens.IsKeyWithdrawn = true;

        var test = await _world.Channel.Test(_world.Settings(), Cancellation);

        Assert.Equal(("signIn", "token_not_given"), (test.Steps[^1].Step, test.Steps[^1].Code));
        Assert.Contains("Invalid JWT Signature.", test.Steps[^1].Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_that_is_missing_is_said()
    {
        Google.HasRight = false;

        var test = await _world.Channel.Test(_world.Settings(), Cancellation);

        Assert.False(test.Ok);
        Assert.Equal(("open", "app_right_missing"), (test.Steps[^1].Step, test.Steps[^1].Code));
        Assert.Contains("Reply to reviews", test.Steps[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_is_an_app_that_nobody_knows()
    {
        var test = await _world.Channel.Test(_world.Settings(package: "com.example.other"), Cancellation);

        Assert.Equal(("open", "no_such_app"), (test.Steps[^1].Step, test.Steps[^1].Code));
    }

    [Fact]
    public async Task Where_nobody_is_it_ends_at_once()
    {
        var settings = _world.Settings();
        await Google.DisposeAsync();

        var test = await _world.Channel.Test(settings, Cancellation);

        Assert.Equal(("connect", "token_server_away"), (Assert.Single(test.Steps).Step, test.Steps[0].Code));
    }

    [Fact]
    public async Task No_step_says_a_secret()
    {
        Google.Tokens.IsKeyWithdrawn = true;

        var test = await _world.Channel.Test(_world.Settings(), Cancellation);

        Assert.DoesNotContain(
            test.Steps,
            step => Google.Tokens.Asked.Any(assertion => $"{step.Message}{step.Said}".Contains(assertion, StringComparison.Ordinal))
                || step.Message.Contains("PRIVATE", StringComparison.Ordinal));
    }
}
