using Oqupie.Contracts.Channels;

namespace Oqupie.Channels.Tests.Facebook;

public sealed class FacebookSettingsTests : IAsyncDisposable
{
    private readonly FacebookWorld _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public void Programs_rely_on_what_the_settings_are_called() => Assert.Equal(
        ["pageId", "pageToken", "appSecret", "verifyToken", "apiBase", "messages", "comments"], _world.Kind.Fields.Select(field => field.Key));

    [Fact]
    public void What_is_left_out_is_as_usual()
    {
        var wished = _world.Settings with { Values = _world.Settings.Values.RemoveRange(["apiBase", "messages", "comments"]) };

        Assert.True(_world.Kind.Complete(wished, null, default).Succeeded(out var settings, out _));

        var read = _world.Kind.Of(settings);
        Assert.Equal(("https://graph.facebook.com/v25.0", true, true), (read.ApiBase, read.Messages, read.Comments));
    }

    [Theory]
    [InlineData("pageId", "kimchi.house", "not_a_number")]
    [InlineData("pageId", "17841400000000017178414000000000171784140", "not_a_number")]
    [InlineData("pageId", "", "missing")]
    [InlineData("pageToken", "", "missing")]
    [InlineData("appSecret", "", "missing")]
    [InlineData("verifyToken", "", "missing")]
    [InlineData("apiBase", "http://graph.example/v25.0", "https_address")]
    [InlineData("messages", "maybe", "unknown_choice")]
    public void What_cannot_be_is_refused_by_its_field(string key, string value, string code)
    {
        _world.Set(key, value);

        Assert.False(_world.Kind.Complete(_world.Settings, null, default).Succeeded(out _, out var refusal));
        Assert.Equal(($"settings.{key}", code), (refusal.Field, refusal.Code));
    }

    [Fact]
    public void Secrets_are_not_shown_and_do_not_go_to_another_page()
    {
        var (shown, secrets) = _world.Kind.TakeSecrets(_world.Settings);
        Assert.Equal(["appSecret", "pageToken", "verifyToken"], secrets.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("page-token", ((FormSettings)shown).Values.Values, StringComparer.Ordinal);

        var elsewhere = (FormSettings)shown with { Values = ((FormSettings)shown).Values.SetItem("pageId", "42") };
        Assert.False(_world.Kind.Complete(elsewhere, _world.Settings, default).Succeeded(out _, out _));
        Assert.True(_world.Kind.Complete(shown, _world.Settings, default).Succeeded(out _, out _));
    }

    [Fact]
    public void Nothing_writes_a_secret_down() => Assert.Equal("facebook", $"{_world.Kind.Of(_world.Settings)}");
}
