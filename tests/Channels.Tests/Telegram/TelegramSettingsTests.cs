using Oqupie.Channels.Telegram;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Telegram;

public sealed class TelegramSettingsTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly TelegramSide _side = new();

    public ValueTask DisposeAsync() => _side.DisposeAsync();

    [Theory]
    [InlineData(TelegramServer.Token)]
    [InlineData("  " + TelegramServer.Token + "\n")]
    public void A_token_is_taken_as_it_is_copied(string token) => Assert.Null(Complete(TelegramSide.Settings(token: token)).Refusal);

    [Theory]
    [InlineData("hello")]
    [InlineData("7000000001:short")]
    [InlineData("7000000001:../../../../../../../../../etc")]
    [InlineData("7000000001:AAthe-token_of-the-test-bot_12345/getMe?x=")]
    public void What_could_lead_an_address_elsewhere_is_no_token(string token) =>
        Assert.Equal("settings.token", Complete(TelegramSide.Settings(token: token)).Refusal?.Field);

    [Theory]
    [InlineData("", "missing")]
    [InlineData("short", "invalid")]
    [InlineData("with a space in the secret", "invalid")]
    public void A_webhook_needs_a_secret_that_nobody_guesses(string secret, string code)
    {
        var refusal = Complete(TelegramSide.Settings(webhook: true, secret: secret)).Refusal;

        Assert.Equal(("settings.hookSecret", code), (refusal?.Field, refusal?.Code));
    }

    [Fact]
    public void Both_secrets_are_kept_apart_from_what_is_shown()
    {
        Assert.True(Complete(TelegramSide.Settings(webhook: true)).Succeeded(out var settings, out _));

        var (shown, secrets) = _side.Channel.TakeSecrets(settings);

        Assert.Equal(["hookSecret", "token"], ((FormSettings)shown).Secrets);
        Assert.Equal(TelegramServer.Token, secrets["token"]);
        Assert.Equal(["webhook"], ((FormSettings)shown).Values.Keys);
    }

    [Fact]
    public void Settings_that_are_written_somewhere_tell_no_secret() =>
        Assert.Equal("bot 7000000001", new TelegramSettings(TelegramServer.Token, true, TelegramSide.HookSecret).ToString());

    [Fact]
    public void Messages_are_asked_for_unless_a_webhook_brings_them()
    {
        Assert.True(_side.Channel.Pulls(TelegramSide.Settings()));
        Assert.False(_side.Channel.Pulls(TelegramSide.Settings(webhook: true)));
    }

    private SettingsAnswer Complete(FormSettings wished) => _side.Channel.Complete(wished, null, Now);
}
