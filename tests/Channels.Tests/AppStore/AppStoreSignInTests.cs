using System.Security.Cryptography;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.AppStore;

/// <summary>Settings, the tokens that are signed by them, and trying both.</summary>
public sealed class AppStoreSignInTests : IAsyncDisposable
{
    private readonly StoreFront _store = new();

    public static TheoryData<string> NoKeys => new(
        "x",
        "-----BEGIN PRIVATE KEY-----\nnot base64!\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        Pem(key => key.ExportECPrivateKeyPem(), ECCurve.NamedCurves.nistP256),
        Pem(key => key.ExportSubjectPublicKeyInfoPem(), ECCurve.NamedCurves.nistP256),
        Pem(key => key.ExportPkcs8PrivateKeyPem(), ECCurve.NamedCurves.nistP384),
        Pem(
            key => key.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1_000)),
            ECCurve.NamedCurves.nistP256),
        Rsa());

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public void The_form_asks_for_what_programs_rely_on() => Assert.Equal(
        ["apiBase", "appId", "issuerId", "keyId", "pollSeconds", "privateKey"], _store.Kind.Fields.Select(field => field.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_usual_need_not_be_said()
    {
        var form = _store.Form();
        Assert.True(Complete(form with { Values = form.Values.Remove("apiBase").Remove("pollSeconds").Remove("issuerId") }).Succeeded(out var settings, out _));

        var store = _store.Kind.Of(settings);

        Assert.Equal(("https://api.appstoreconnect.apple.com", TimeSpan.FromMinutes(10), ""), (store.Base, store.PollEvery, store.Issuer));
    }

    [Theory]
    [MemberData(nameof(NoKeys))]
    public void What_is_no_key_of_theirs_is_refused(string key) =>
        Assert.Equal(("settings.privateKey", "invalid"), (Refused(("privateKey", key))?.Field, Refused(("privateKey", key))?.Code));

    [Theory]
    [InlineData("appId", "", "missing")]
    [InlineData("appId", "com.example.game", "not_a_number")]
    [InlineData("appId", "12/../34", "not_a_number")]
    [InlineData("appId", "١٢٣", "not_a_number")]
    [InlineData("appId", "123456789012345678901", "not_a_number")]
    [InlineData("keyId", "", "missing")]
    [InlineData("keyId", "two words", "one_word")]
    [InlineData("issuerId", "line\nend", "one_word")]
    [InlineData("privateKey", "", "missing")]
    [InlineData("pollSeconds", "0", "number_range")]
    [InlineData("pollSeconds", "86401", "number_range")]
    [InlineData("apiBase", "http://example.com", "https_address")]
    public void What_cannot_be_is_refused_by_its_field(string field, string value, string code) =>
        Assert.Equal(($"settings.{field}", code), (Refused((field, value))?.Field, Refused((field, value))?.Code));

    [Theory]
    [InlineData("appId", "99")]
    [InlineData("apiBase", "https://elsewhere.example")]
    public void A_stored_key_goes_to_no_other_place_and_speaks_for_no_other_app(string field, string value)
    {
        var wished = _store.Form((field, value));

        var answer = _store.Kind.Complete(wished with { Values = wished.Values.Remove("privateKey") }, _store.Settings, _store.Now);

        Assert.Equal("settings.privateKey", answer.Refusal?.Field);
    }

    [Fact]
    public async Task One_persons_own_key_signs_in_without_an_issuer()
    {
        _store.Server.SignIn.IsIndividual = true;
        _store.Write("r");

        Assert.Equal("r", (await _store.Pull(settings: _store.Form(("issuerId", "")))).Reviews);
        await Assert.ThrowsAsync<ChannelFailedException>(() => _store.Pull());
    }

    [Fact]
    public async Task The_address_may_have_a_path_and_a_slash_at_its_end()
    {
        _store.Write("r");

        Assert.Equal("r", (await _store.Pull(settings: _store.Form(("apiBase", $"{_store.Server.Address}/")))).Reviews);
        await Assert.ThrowsAsync<ChannelFailedException>(() => _store.Pull(settings: _store.Form(("apiBase", $"{_store.Server.Address}/proxy/"))));

        Assert.StartsWith("GET /proxy/v1/apps/", _store.Server.Asked.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_used_until_a_minute_before_its_end()
    {
        await _store.Pull();
        _store.Clock.Advance(TimeSpan.FromMinutes(13.9));
        await _store.Pull();
        Assert.Single(_store.Server.SignIn.Tokens);

        _store.Clock.Advance(TimeSpan.FromMinutes(0.2));
        await _store.Pull();

        Assert.Equal(2, _store.Server.SignIn.Tokens.Count);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_made_anew_once()
    {
        await _store.Pull();
        _store.Server.Fail(401);

        await _store.Pull();

        Assert.Equal(2, _store.Server.SignIn.Tokens.Count);
    }

    [Fact]
    public async Task A_key_that_was_taken_back_is_said_in_plain_words()
    {
        _store.Server.SignIn.IsRevoked = true;

        var failed = await Assert.ThrowsAsync<ChannelFailedException>(() => _store.Pull());

        Assert.StartsWith("App Store Connect does not accept the key.", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trying_goes_the_whole_way()
    {
        var test = await Try();

        Assert.True(test.Ok);
        Assert.Equal(["connect", "signIn", "open"], test.Steps.Select(step => step.Step));
        Assert.All(test.Steps, step => Assert.Equal(("appStore", (string?)null), (step.Part, step.Code)));
    }

    [Fact]
    public async Task Trying_says_where_nobody_is() =>
        await Stops("connect", "not_reached", ("apiBase", $"http://127.0.0.1:{FreePort.Next()}"));

    [Fact]
    public async Task Trying_says_that_the_key_is_not_accepted() => await Stops("signIn", "sign_in_refused", ("keyId", "OTHERKEY"));

    [Fact]
    public async Task Trying_says_that_there_is_no_such_app() => await Stops("open", "server_refused", ("appId", "42"));

    [Fact]
    public async Task Trying_says_that_the_role_may_not_read()
    {
        _store.Server.MayRead = false;

        await Stops("open", "server_refused");
    }

    [Theory]
    [InlineData(200, "<html>", "other_protocol")]
    [InlineData(302, "", "other_protocol")]
    [InlineData(404, "<html>", "other_protocol")]
    [InlineData(503, "", "server_refused")]
    [InlineData(429, "", "server_refused")]
    public async Task Trying_says_that_something_else_answers(int status, string body, string code)
    {
        _store.Server.Fail(status, body);

        await Stops("connect", code);
    }

    private async Task Stops(string step, string code, params (string Key, string Value)[] said)
    {
        var test = await Try(said);
        Assert.False(test.Ok);
        Assert.Equal((step, false, code), (test.Steps[^1].Step, test.Steps[^1].Ok, test.Steps[^1].Code));
        Assert.All(test.Steps[..^1], before => Assert.True(before.Ok));
    }

    private Task<ChannelTest> Try(params (string Key, string Value)[] said) => _store.Kind.Test(_store.Form(said), TestContext.Current.CancellationToken);

    private SettingsAnswer Complete(FormSettings form) => _store.Kind.Complete(form, stored: null, _store.Now);

    private Contracts.Refusal? Refused((string Key, string Value) said) => Complete(_store.Form(said)).Refusal;

    private static string Pem(Func<ECDsa, string> export, ECCurve curve)
    {
        using var key = ECDsa.Create(curve);
        return export(key);
    }

    private static string Rsa()
    {
        using var key = RSA.Create(2_048);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
