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
    public void A_token_is_taken_as_it_is_copied(string token) => Assert.Null(Complete(_side.Settings(token)).Refusal);

    [Theory]
    [InlineData("hello")]
    [InlineData("@cook_town_bot")]
    [InlineData("7000000001:../../../../../../../../../etc")]
    [InlineData("7000000001:AAthe-token_of-the-test-bot_12345/getMe?x=")]
    public void What_could_lead_an_address_elsewhere_is_no_token(string token) =>
        Assert.Equal("settings.token", Complete(_side.Settings(token)).Refusal?.Field);

    [Theory]
    [InlineData("with a space in it")]
    [InlineData("비밀")]
    public void A_secret_is_one_that_Telegram_takes(string secret) =>
        Assert.Equal("settings.secret", Complete(_side.Settings(secret: secret)).Refusal?.Field);

    [Theory]
    [InlineData("http://api.telegram.example")]
    [InlineData("https://api.telegram.example/?token=")]
    [InlineData("https://api.telegram.example/#")]
    public void An_address_that_would_give_the_token_away_is_refused(string address) =>
        Assert.Equal("settings.apiBase", Complete(At(address)).Refusal?.Field);

    [Fact]
    public void Where_nothing_is_said_Telegram_itself_is_called()
    {
        Assert.True(Complete(At("")).Succeeded(out var settings, out _));

        Assert.Equal($"https://api.telegram.org/bot{TelegramServer.Token}/", _side.Channel.Of(settings).Calls);
    }

    [Theory]
    [InlineData("https://gate.example/telegram")]
    [InlineData("https://gate.example/telegram/")]
    public void A_path_before_is_kept(string address)
    {
        var bot = _side.Channel.Of(At(address));

        Assert.Equal($"https://gate.example/telegram/bot{TelegramServer.Token}/", bot.Calls);
        Assert.Equal($"https://gate.example/telegram/file/bot{TelegramServer.Token}/", bot.Files);
    }

    [Fact]
    public void A_stored_token_does_not_go_to_another_address() => Assert.Equal(
        "settings.token",
        _side.Channel.Complete(new FormSettings { Values = At("https://gate.example").Values.Remove("token") }, At(""), Now).Refusal?.Field);

    [Fact]
    public void Both_secrets_are_kept_apart_from_what_is_shown()
    {
        Assert.True(Complete(_side.Settings(secret: TelegramSide.Secret)).Succeeded(out var settings, out _));

        var (shown, secrets) = _side.Channel.TakeSecrets(settings);

        Assert.Equal(["secret", "token"], ((FormSettings)shown).Secrets);
        Assert.Equal(TelegramServer.Token, secrets["token"]);
        Assert.Equal(["apiBase"], ((FormSettings)shown).Values.Keys);
        Assert.True(_side.Channel.Sends(shown));
    }

    [Fact]
    public void Settings_that_are_written_somewhere_tell_no_secret() =>
        Assert.Equal("bot 7000000001", new TelegramSettings(TelegramServer.Token, TelegramSide.Secret, "https://gate.example").ToString());

    private FormSettings At(string address) => new() { Values = _side.Settings().Values.SetItem("apiBase", address) };

    private SettingsAnswer Complete(FormSettings wished) => _side.Channel.Complete(wished, null, Now);
}
