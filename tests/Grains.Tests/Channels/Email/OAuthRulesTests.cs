using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Grains.Tests.Channels.Email;

public sealed class OAuthRulesTests
{
    private static readonly MailOAuth Google = new() { Provider = MailProvider.Google, ClientId = "client" };

    [Theory]
    [InlineData("", null, MailProvider.Google, "settings.oauth.clientId")]
    [InlineData("client", null, MailProvider.Other, "settings.oauth.tokenEndpoint")]
    [InlineData("client", "http://tokens.example/token", MailProvider.Other, "settings.oauth.tokenEndpoint")]
    [InlineData("client", "tokens", MailProvider.Microsoft, "settings.oauth.tokenEndpoint")]
    public void What_is_wrong_is_named_by_its_field(string client, string? endpoint, MailProvider provider, string field) =>
        Assert.Equal(field, OAuthRules.Check(new() { Provider = provider, ClientId = client, TokenEndpoint = endpoint })?.Field);

    [Fact]
    public void A_known_provider_needs_no_endpoint() => Assert.Null(OAuthRules.Check(Google));

    [Fact]
    public void Secrets_left_out_are_kept() =>
        Assert.Equal("token", OAuthRules.KeepSecrets(Google, Google with { RefreshToken = "token" }).RefreshToken);

    [Fact]
    public void Old_secrets_are_never_sent_to_a_new_place() =>
        Assert.Null(OAuthRules.KeepSecrets(Google with { TokenEndpoint = "https://evil.example/token" }, Google with { RefreshToken = "token" }).RefreshToken);

    [Fact]
    public void Left_out_it_is_kept() => Assert.Equal(Google, OAuthRules.Wanted(new() { Address = "a@b.example" }, Google));

    [Fact]
    public void By_password_ends_it() => Assert.Null(OAuthRules.Wanted(new() { Address = "a@b.example", ByPassword = true }, Google));
}
