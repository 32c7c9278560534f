using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Oqupie.Channels.Facebook;
using Oqupie.Testing.Servers;
using static Oqupie.Channels.Tests.Facebook.FacebookWorld;

namespace Oqupie.Channels.Tests.Facebook;

/// <summary>How Facebook makes sure of us, how we make sure of Facebook, and what in a call is ours.</summary>
public sealed class FacebookHookTests : IAsyncDisposable
{
    private const string Escaped = """
        {"object":"page","entry":[{"id":"17841400000000017","messaging":[{"sender":{"id":"7"},"message":{"mid":"m_1","text":"\uc548\ub155"}}]}]}
        """;

    private readonly FacebookWorld _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("subscribe", "verify-me", "1158201444")]
    [InlineData("subscribe", "verify-mE", null)]
    [InlineData("subscribe", "verify-me ", null)]
    [InlineData("subscribe", "", null)]
    [InlineData("unsubscribe", "verify-me", null)]
    public void The_challenge_is_answered_to_who_knows_the_token(string mode, string token, string? answer)
    {
        var query = ImmutableDictionary<string, string>.Empty
            .Add("hub.mode", mode).Add("hub.verify_token", token).Add("hub.challenge", "1158201444");

        Assert.Equal(answer, _world.Kind.Answer(_world.Settings, query));
    }

    [Fact]
    public void What_asks_nothing_is_not_answered() => Assert.Null(_world.Kind.Answer(_world.Settings, ImmutableDictionary<string, string>.Empty));

    [Theory]
    [InlineData("sha256=84cc33df716ed0b0598f07437c94069ace3730358778a592bd6bbd1423d111f3", true)]
    [InlineData("sha256=84CC33DF716ED0B0598F07437C94069ACE3730358778A592BD6BBD1423D111F3", true)]
    [InlineData("sha256=84cc33df716ed0b0598f07437c94069ace3730358778a592bd6bbd1423d111f4", false)]
    [InlineData("sha256=84cc33df716ed0b0598f07437c94069ace3730358778a592bd6bbd1423d111", false)]
    [InlineData("sha256=84cc33df716ed0b0598f07437c94069ace3730358778a592bd6bbd1423d111f300", false)]
    [InlineData("sha256=zzcc33df716ed0b0598f07437c94069ace3730358778a592bd6bbd1423d111f3", false)]
    [InlineData("84cc33df716ed0b0598f07437c94069ace3730358778a592bd6bbd1423d111f3", false)]
    [InlineData("sha1=84cc33df716ed0b0598f07437c94069ace3730358778a592bd6bbd1423d111f3", false)]
    [InlineData("", false)]
    public void A_call_is_genuine_by_its_signature(string signature, bool genuine) =>
        Assert.Equal(genuine, _world.Kind.IsGenuine(_world.Settings, Signed("""{"hello":"world"}"""u8.ToArray(), signature)));

    [Fact]
    public void It_is_the_bytes_as_they_came_that_are_signed()
    {
        var written = Encoding.UTF8.GetBytes(Escaped);
        var anew = Encoding.UTF8.GetBytes(Escaped.Replace(@"\uc548\ub155", "안녕", StringComparison.Ordinal));
        var signature = FacebookCalls.Signature(written);

        Assert.True(_world.Kind.IsGenuine(_world.Settings, Signed(written, signature)));
        Assert.False(_world.Kind.IsGenuine(_world.Settings, Signed(anew, signature)));
    }

    [Fact]
    public void A_call_without_a_signature_is_nobodys()
    {
        Assert.False(_world.Kind.IsGenuine(_world.Settings, new(ImmutableDictionary<string, string>.Empty, [])));
        Assert.False(FacebookSignature.IsGenuine("", [], FacebookCalls.Signature([], secret: "")));
    }

    [Fact]
    public void The_proof_of_a_token_is_as_Facebook_works_it_out() =>
        Assert.Equal(FacebookServer.Proof, FacebookSignature.Proof("test-secret", "page-token"));

    [Fact]
    public void Entries_of_other_pages_are_left_alone()
    {
        var other = new { id = "999", time = 1, messaging = new[] { FacebookCalls.From(Person, "message", new { mid = "m_2", text = "Not ours" }) } };
        var ours = new { id = FacebookServer.Page, time = 1, messaging = new[] { FacebookCalls.From(Person, "message", new { mid = "m_1", text = "Ours" }) } };
        var more = new { id = FacebookServer.Page, time = 2, standby = new[] { FacebookCalls.From(Person, "message", new { mid = "m_3", text = "Too" }) } };

        Assert.Equal(["push:m_1:1", "push:m_3:1"], _world.Split(FacebookCalls.Body(other, ours, more)).Select(item => item.Source));
    }

    [Fact]
    public void Everything_has_a_name_of_its_own()
    {
        var items = _world.Split(FacebookCalls.Of(
            FacebookCalls.From(Person, "message", new { mid = "mid.1457764197618:41d102a3e1ae206a38", text = "Hi" }),
            FacebookCalls.From(Person, "message_edit", new { mid = "mid.1457764197618:41d102a3e1ae206a38", text = "Ho", num_edit = 2 }),
            FacebookCalls.From(Person, "delivery", new { mids = new[] { "m_9" }, watermark = 5 }),
            FacebookCalls.From(Person, "delivery", new { watermark = 6 }),
            FacebookCalls.From(Person, "read", new { watermark = 7 }),
            FacebookCalls.From(Person, "reaction", new { mid = "m_9", reaction = "love", action = "react" }),
            FacebookCalls.From(Person, "postback", new { title = "Start", payload = "START" })));

        Assert.Equal(
            [
                "mid.1457764197618:41d102a3e1ae206a38:1", "mid.1457764197618:41d102a3e1ae206a38:3", $"delivered:{Person}:5:m_9:0", $"delivered:{Person}:6::0",
                $"read:{Person}:7:0", $"other:{Person}:1767600000000:reaction:0", $"postback:{Person}:1767600000000:1",
            ],
            items.Select(item => item.Source["push:".Length..]));
    }

    [Fact]
    public void A_change_is_known_by_what_it_is_of_and_when()
    {
        object Comment(string verb, long time) => new { item = "comment", verb, comment_id = "1_2", created_time = time };

        var items = _world.Split(FacebookCalls.Feed(
            1_767_600_100, Comment("add", 1_767_600_000), Comment("edited", 1_767_600_000), Comment("remove", 1_767_600_050)));

        Assert.Equal(
            ["push:1_2:comment:add:1767600000:0", "push:1_2:comment:edited:1767600000:3535200100", "push:1_2:comment:remove:1767600050:0"],
            items.Select(item => item.Source));
    }

    [Fact]
    public void The_same_call_twice_names_the_same_items()
    {
        var body = FacebookCalls.Feed(
            1_767_600_100, new { item = "comment", verb = "edited", comment_id = "1_2", created_time = 1_767_600_000 });

        Assert.Equal(_world.Split(body).Select(item => item.Source), _world.Split(body).Select(item => item.Source));
    }

    [Theory]
    [InlineData("messages", 1)]
    [InlineData("comments", 2)]
    public void What_is_switched_off_does_not_come_in(string off, int left)
    {
        _world.Set(off, "false");
        var both = new
        {
            id = FacebookServer.Page,
            time = 1,
            messaging = new[] { FacebookCalls.From(Person, "message", new { mid = "m_1" }) },
            standby = new[] { FacebookCalls.From(Person, "message", new { mid = "m_2" }) },
            changes = new[] { new { field = "feed", value = new { item = "comment", verb = "add", comment_id = "1_2" } } },
        };

        Assert.Equal(left, _world.Split(FacebookCalls.Body(both)).Length);
    }

    [Theory]
    [InlineData("like")]
    [InlineData("reaction")]
    public void Likes_fill_no_journal(string item) =>
        Assert.Empty(_world.Split(FacebookCalls.Feed(1, new { item, verb = "add", post_id = "17841400000000017_1", from = new { id = "7" } })));

    [Theory]
    [InlineData("""{"id":17841400000000017}""")]
    [InlineData("""{"id":"17841400000000017","messaging":7,"changes":{}}""")]
    [InlineData("""{"id":"17841400000000017","messaging":[7,{},{"sender":7},{"sender":{"id":"../me"},"message":{"mid":"m"}}]}""")]
    [InlineData("""{"id":"17841400000000017","messaging":[{"sender":{"id":"7"},"message":{"mid":""}}]}""")]
    [InlineData("""{"id":"17841400000000017","messaging":[{"sender":{"id":"17841400000000017"},"message":{"mid":"m_1"}}]}""")]
    [InlineData("""{"id":"17841400000000017","changes":[7,{"field":"feed"},{"field":"feed","value":{"item":"comment","verb":"add"}}]}""")]
    [InlineData("""{"id":"17841400000000017","changes":[{"field":"ratings","value":{"item":"comment","verb":"add","comment_id":"1"}}]}""")]
    public void What_has_nothing_for_us_is_empty(string entry) =>
        Assert.Empty(_world.Split(Encoding.UTF8.GetBytes($$"""{"object":"page","entry":[7,null,{{entry}}]}""")));

    [Fact]
    public void What_is_of_another_thing_than_a_page_is_empty() => Assert.Empty(_world.Split(Encoding.UTF8.GetBytes(
        """{"object":"instagram","entry":[{"id":"17841400000000017","messaging":[{"sender":{"id":"7"},"message":{"mid":"m_1"}}]}]}""")));

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"object":"page"}""")]
    [InlineData("""{"object":7,"entry":[]}""")]
    [InlineData("""{"object":"page","entry":{}}""")]
    [InlineData("""{"object":"page","entry":[{"id":"17841400000000017","messaging":[{"sender":{"id":"7"},""")]
    public void What_is_no_call_of_Facebooks_is_refused(string body) => Assert.Throws<FormatException>(() => _world.Split(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void So_is_one_that_is_deeper_than_anybody_makes_it() => Assert.Throws<FormatException>(() => _world.Split(Encoding.UTF8.GetBytes(
        $$"""{"object":"page","entry":{{new string('[', 5_000)}}{{new string(']', 5_000)}}}""")));

    [Fact]
    public void So_is_one_whose_letters_are_none() =>
        Assert.Throws<FormatException>(() => _world.Split([.. """{"object":"page"""u8, 0xED, 0xA0, 0xBD, .. "\",\"entry\":[]}"u8]));

    [Fact]
    public void An_id_that_comes_as_a_number_keeps_all_its_digits()
    {
        var items = _world.Split(Encoding.UTF8.GetBytes(
            """{"object":"page","entry":[{"id":17841400000000017,"messaging":[{"sender":{"id":9007199254740993},"read":{"watermark":5}}]}]}"""));

        Assert.Equal("push:read:9007199254740993:5:0", Assert.Single(items).Source);
    }

    [Fact]
    public void A_full_megabyte_is_split_in_a_moment()
    {
        var body = FacebookCalls.Of([.. Enumerable.Range(0, 6_000).Select(i => FacebookCalls.From(Person, "message", new { mid = $"m_{i}", text = "안" }))]);

        Assert.InRange(Cpu.Of(() => Assert.Equal(6_000, _world.Split(body).Length)).TotalSeconds, 0, 3);
    }

    [Fact]
    public void Half_a_character_is_mended_wherever_it_stands()
    {
        static string Mended(string json) => JsonDocument.Parse(FacebookJson.Mended(Encoding.UTF8.GetBytes(json))).RootElement[0].GetString()!;

        Assert.Equal(
            ["a\ufffd", "\ufffd\ufffd", "👋", @"\ud83d", "\ufffd👋", "\ufffdx"],
            new[] { @"a\ud83d", @"\udc4b\ud83d", @"\ud83d\udc4b", @"\\ud83d", @"\ud83d\ud83d\udc4b", @"\uD83Dx" }.Select(text => Mended($"[\"{text}\"]")));
    }
}
