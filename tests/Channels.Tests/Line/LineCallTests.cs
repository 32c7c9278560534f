using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Oqupie.Channels.Line;
using Oqupie.Contracts.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Line;

/// <summary>Who calls, and what is in it for us.</summary>
public sealed class LineCallTests
{
    private const string Signed = "hMwz33Fu0LBZjwdDfJQGms43MDWHeKWSvWu9FCPREfM=";

    private static readonly byte[] Hello = """{"hello":"world"}"""u8.ToArray();
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly LineKind Kind = new(null!, null!, null!);

    [Fact]
    public void A_signature_is_the_HMAC_of_the_bytes_with_the_channel_secret() => Assert.True(LineSignature.IsGenuine("test-secret", Hello, Signed));

    [Theory]
    [InlineData("another-secret", Signed)]
    [InlineData("", Signed)]
    [InlineData("test-secret", null)]
    [InlineData("test-secret", "")]
    [InlineData("test-secret", "hMwz33Fu0LBZjwdDfJQGms43MDWHeKWSvWu9FCPREfI=")]
    [InlineData("test-secret", "hMwz33Fu0LBZjwdDfJQGmg==")]
    [InlineData("test-secret", "hMwz33Fu0LBZjwdDfJQGms43MDWHeKWSvWu9FCPREfMA")]
    [InlineData("test-secret", "84cc33df716ed0b0598f07437c94069ace3730358778a592bd6bbd1423d111f3")]
    [InlineData("test-secret", "not Base64 at all")]
    public void Any_other_is_none(string secret, string? signature) => Assert.False(LineSignature.IsGenuine(secret, Hello, signature));

    [Fact]
    public void A_body_that_was_touched_is_not_genuine()
    {
        var call = LineWebhook.Call(LineWebhook.Text("e1", LineRig.Ada, Now, "1", "안녕"));

        Assert.True(Kind.IsGenuine(LineRig.Settings(), call));
        Assert.False(Kind.IsGenuine(LineRig.Settings(), call with { Body = call.Body.Add((byte)' ') }));
        Assert.False(Kind.IsGenuine(LineRig.Settings(secret: "another"), call));
        Assert.False(Kind.IsGenuine(LineRig.Settings(), call with { Headers = [] }));
    }

    [Fact]
    public void The_empty_call_by_which_LINE_makes_sure_is_genuine_and_brings_nothing()
    {
        var call = LineWebhook.Call();

        Assert.True(Kind.IsGenuine(LineRig.Settings(), call));
        Assert.Empty(Kind.Split(LineRig.Settings(), call));
    }

    [Fact]
    public void Each_event_is_an_item_under_its_own_id()
    {
        var items = Split(LineWebhook.Text("01FZ74A0TDDPYRVKNK77XKC3ZR", LineRig.Ada, Now, "1", "안녕"), LineWebhook.Event("e2", "follow", LineRig.Ada, Now));

        Assert.Equal([("01FZ74A0TDDPYRVKNK77XKC3ZR", 0L), ("e2", 0L)], items.Select(item => (item.Key, item.Revision)));
        Assert.Equal("안녕", (string)JsonNode.Parse(items[0].Body.Span)!["message"]!["text"]!);
    }

    [Fact]
    public void What_is_delivered_again_is_the_same_item()
    {
        var first = LineWebhook.Text("e1", LineRig.Ada, Now, "1", "안녕");

        Assert.Equal(Assert.Single(Split(first)).Source, Assert.Single(Split(LineWebhook.Again(first))).Source);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(LineServer.Bot, 1)]
    [InlineData("U0123456789abcdef0123456789abcdef", 0)]
    public void Calls_for_another_account_are_not_for_this_channel(string bot, int items) => Assert.Equal(
        items, Kind.Split(LineRig.Settings(bot: bot), LineWebhook.Call(LineWebhook.Text("e1", LineRig.Ada, Now, "1", "Hello"))).Length);

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"events":{}}""")]
    [InlineData("""{"events":"all"}""")]
    [InlineData("""{"events":[7]}""")]
    [InlineData("""{"events":[{}]}""")]
    [InlineData("""{"events":[{"webhookEventId":"../1"}]}""")]
    [InlineData("""{"events":[{"webhookEventId":"\ud83d"}]}""")]
    public void What_is_no_call_of_LINEs_is_refused(string body) =>
        Assert.Throws<FormatException>(() => Kind.Split(LineRig.Settings(), LineWebhook.Call(Encoding.UTF8.GetBytes(body))));

    [Fact]
    public void Nor_is_one_that_is_deeper_than_LINE_writes() => Assert.Throws<FormatException>(() => Kind.Split(
        LineRig.Settings(), LineWebhook.Call(Encoding.UTF8.GetBytes($"{new string('[', 50_000)}{new string(']', 50_000)}"))));

    [Fact]
    public void Bytes_that_are_no_text_come_as_they_are()
    {
        byte[] body = [.. """{"events":[{"webhookEventId":"e1","x":"""u8, (byte)'"', 0xFF, 0xC0, (byte)'"', .. "}]}"u8];

        Assert.Equal("e1", Assert.Single(Kind.Split(LineRig.Settings(), LineWebhook.Call(body))).Key);
    }

    [Fact]
    public void There_is_no_challenge_to_answer() =>
        Assert.Null(Kind.Answer(LineRig.Settings(), ImmutableDictionary<string, string>.Empty.Add("hub.challenge", "c42")));

    [Theory]
    [InlineData("token", "secret", "", null)]
    [InlineData(" token\n", " secret ", " U0123456789abcdef0123456789abcdef ", null)]
    [InlineData("to ken", "secret", "", "settings.accessToken")]
    [InlineData("to\nken", "secret", "", "settings.accessToken")]
    [InlineData("토큰", "secret", "", "settings.accessToken")]
    [InlineData("token", "sec ret", "", "settings.channelSecret")]
    [InlineData("token", "", "", "settings.channelSecret")]
    [InlineData("", "secret", "", "settings.accessToken")]
    [InlineData("token", "secret", "@cook", "settings.botUserId")]
    [InlineData("token", "secret", "U0123456789ABCDEF0123456789ABCDEF", "settings.botUserId")]
    public void Settings_are_as_LINE_writes_them(string token, string secret, string bot, string? blamed) =>
        Assert.Equal(blamed, Kind.Complete(LineRig.Settings(token, secret, bot), null, Now).Refusal?.Field);

    [Fact]
    public void Both_secrets_are_kept_apart_and_no_log_has_them()
    {
        var (shown, secrets) = Kind.TakeSecrets(LineRig.Settings(bot: LineServer.Bot));

        Assert.Equal(["accessToken", "channelSecret"], secrets.Keys.Order());
        Assert.Equal(LineServer.Bot, Assert.Single(((FormSettings)shown).Values, value => value.Key is "botUserId").Value);
        Assert.DoesNotContain(LineServer.Token, Kind.Of(LineRig.Settings()).ToString(), StringComparison.Ordinal);
    }

    private static ImmutableArray<Grains.Channels.PushedItem> Split(params ReadOnlySpan<JsonObject> events) =>
        Kind.Split(LineRig.Settings(), LineWebhook.Call(events));
}
