using System.Security.Cryptography;
using Oqupie.Contracts.Channels;

namespace Oqupie.Channels.Tests.GooglePlay;

public sealed class SettingsTests : IAsyncDisposable
{
    private readonly PlayWorld _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public void What_is_left_out_is_the_usual() => Assert.Equal("300", _world.Settings().Text("pollSeconds"));

    [Fact]
    public void The_key_is_a_secret()
    {
        var (shown, secrets) = _world.Channel.TakeSecrets(_world.Settings());

        Assert.Equal(["serviceAccount"], ((FormSettings)shown).Secrets);
        Assert.DoesNotContain("PRIVATE KEY", string.Concat(((FormSettings)shown).Values.Values), StringComparison.Ordinal);
        Assert.Contains("PRIVATE KEY", secrets["serviceAccount"], StringComparison.Ordinal);
    }

    [Fact]
    public void Nor_is_it_in_what_the_kind_makes_of_its_settings() =>
        Assert.DoesNotContain("PRIVATE KEY", _world.Channel.Of(_world.Settings()).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("game")]
    [InlineData("com.example.")]
    [InlineData("com..game")]
    [InlineData("com.1game")]
    [InlineData("com.example.game/reviews?x=")]
    [InlineData("com.example.게임")]
    [InlineData("com.example.\ngame")]
    public void A_package_has_the_name_of_one(string package) => Assert.Equal("settings.packageName", _world.Complete(package: package).Refusal?.Field);

    [Theory]
    [InlineData("ko", null)]
    [InlineData("pt-BR", null)]
    [InlineData("zh-Hant-TW", null)]
    [InlineData("Korean, please", "settings.translationLanguage")]
    [InlineData("ko&token=1", "settings.translationLanguage")]
    public void A_language_is_one(string language, string? field) => Assert.Equal(field, _world.Complete(language: language).Refusal?.Field);

    [Theory]
    [InlineData("0")]
    [InlineData("86401")]
    [InlineData("often")]
    public void Google_is_asked_at_least_once_a_day(string seconds) =>
        Assert.Equal("settings.pollSeconds", _world.Complete(seconds: seconds).Refusal?.Field);

    public static TheoryData<string> NoKeyFiles =>
    [
        "my key", "{}", "[]", "null", """{"client_email":"a@b"}""", new string('[', 10_000),
        """{"client_email":"a@b","private_key_id":"1","private_key":7,"token_uri":"https://oauth2.googleapis.com/token"}""",
        """{"type":"authorized_user","client_id":"1","client_secret":"2","refresh_token":"3"}""",
    ];

    [Theory]
    [MemberData(nameof(NoKeyFiles))]
    public void A_key_file_is_that_of_a_service_account(string file) => Assert.Equal("settings.serviceAccount", _world.Complete(key: file).Refusal?.Field);

    [Fact]
    public void Its_key_can_sign()
    {
        using var rsa = RSA.Create(2048);
        using var small = RSA.Create(512);
        using var curve = ECDsa.Create();
        string[] keys =
        [
            rsa.ExportRSAPublicKeyPem(), rsa.ExportSubjectPublicKeyInfoPem(), rsa.ExportRSAPrivateKeyPem(), small.ExportPkcs8PrivateKeyPem(),
            curve.ExportPkcs8PrivateKeyPem(), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "no key",
        ];

        Assert.Null(_world.Complete(key: _world.Google.Tokens.KeyFile(rsa.ExportPkcs8PrivateKeyPem())).Refusal);
        Assert.All(keys, key => Assert.Equal("settings.serviceAccount", _world.Complete(key: _world.Google.Tokens.KeyFile(key)).Refusal?.Field));
    }

    [Fact]
    public void A_key_file_sends_nobody_to_another_server()
    {
        using var rsa = RSA.Create(2048);
        var file = _world.Google.Tokens.KeyFile(rsa.ExportPkcs8PrivateKeyPem(), "https://collector.example/token");

        Assert.Equal("settings.serviceAccount", _world.Complete(key: file).Refusal?.Field);
    }

    [Fact]
    public void No_refusal_says_what_is_in_the_key_file()
    {
        var refusal = _world.Complete(key: """{"private_key":"a secret of ours"}""").Refusal;

        Assert.DoesNotContain("a secret of ours", refusal!.Reason, StringComparison.Ordinal);
    }
}
