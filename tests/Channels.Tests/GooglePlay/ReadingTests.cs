using System.Globalization;
using System.Text.Json.Nodes;
using Oqupie.Channels.GooglePlay;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Customers;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Tests.GooglePlay;

public sealed class ReadingTests : IAsyncDisposable
{
    private readonly PlayWorld _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_review_is_a_message_of_whoever_wrote_that_review()
    {
        var at = _world.Now.AddMinutes(-10).AddMilliseconds(123);
        _world.Google.Put("gp:AOq-1", "충돌\t앱이 꺼져요.\n두 번이나요.", at);

        var message = await _world.Message();

        Assert.Equal(("gp:AOq-1", "충돌", "앱이 꺼져요.\n두 번이나요."), (message.MessageKey, message.Subject, message.Text));
        Assert.Equal((CustomerIdentity.Of("googlePlay", "gp:AOq-1"), "Ada 러브레이스", "gp:AOq-1"), (message.SaidBy, message.From.Name, message.Conversation));
        Assert.Equal((at.ToUnixTimeMilliseconds(), at), (message.Revision, message.WrittenAt));
    }

    [Theory]
    [InlineData("\tNo title", "", "No title")]
    [InlineData("No tab", "", "No tab")]
    [InlineData("Title\t", "Title", "")]
    [InlineData("Title\tOne\ttwo", "Title", "One two")]
    [InlineData("", "", "")]
    public async Task A_title_is_before_the_first_tab(string written, string subject, string text)
    {
        _world.Google.Put("gp:1", written, _world.Now);

        var message = await _world.Message();

        Assert.Equal((subject, text), (message.Subject, message.Text));
    }

    [Fact]
    public async Task The_writers_own_words_lead_and_their_translation_stands_below()
    {
        _world.Google.Put("gp:1", "Absturz\tSie stürzt ab.", _world.Now);

        var message = await _world.Message(_world.Settings(language: "ko"));

        Assert.Equal(("Absturz", "Sie stürzt ab.\n\n[ko] <ko> Absturz\n<ko> Sie stürzt ab."), (message.Subject, message.Text));
        Assert.EndsWith("translationLanguage=ko", _world.Google.Asked.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Google_knows_besides_is_told()
    {
        _world.Google.Put("gp:1", "\tHello", _world.Now, comment =>
        {
            comment["starRating"] = 4;
            comment["device"] = "caiman";
            comment["deviceMetadata"] = new JsonObject { ["productName"] = "Pixel 9 Pro", ["ramMb"] = 16_000 };
            comment["androidOsVersion"] = 35;
            comment["appVersionName"] = "2.4.1";
            comment["appVersionCode"] = "9223372036854775807";
            comment["reviewerLanguage"] = "ko_KR";
        });

        var message = await _world.Message();

        Assert.Equal("ko-KR", message.Language);
        Assert.Equal(
            [
                "androidVersion=35", "appVersion=2.4.1", "appVersionCode=9223372036854775807", "device=Pixel 9 Pro", "language=ko-KR", "stars=4",
            ],
            message.AdditionalInformation.Select(one => $"{one.Key}={one.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_it_does_not_know_is_not()
    {
        _world.Google.Put("gp:1", "\tHello", _world.Now, comment => (comment["device"], comment["reviewerLanguage"]) = ("caiman", "the writer's"));

        var message = await _world.Message();

        Assert.Null(message.Language);
        Assert.Equal(["device=caiman", "stars=1"], message.AdditionalInformation.Select(one => $"{one.Key}={one.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Words_that_no_database_keeps_are_made_harmless()
    {
        _world.Google.Put("gp:1", $"A\0b\t{new string('가', 30_000)}", _world.Now, comment => comment["appVersionName"] = new string('9', 5_000));

        var message = await _world.Message();

        Assert.Equal(("Ab", 200), (message.Subject, message.AdditionalInformation["appVersion"].Length));
        Assert.InRange(message.Text.Length, 19_000, 20_000);
    }

    [Fact]
    public async Task How_many_found_it_helpful_makes_no_other_item_of_it()
    {
        _world.Google.Put("gp:1", "\tHello", _world.Now, comment => comment["thumbsUpCount"] = 1);
        var before = await _world.All();
        _world.Google.Put("gp:1", "\tHello", _world.Now, comment => comment["thumbsUpCount"] = 2);

        Assert.Equal(before.AsEnumerable(), await _world.All());
    }

    [Theory]
    [InlineData("nothing of ours")]
    [InlineData("[]")]
    [InlineData("""{"reviewId":"gp:1"}""")]
    [InlineData("""{"reviewId":"gp:1","comment":{"text":"x"}}""")]
    [InlineData("""{"reviewId":"gp:1","comment":{"text":"x","lastModified":{"seconds":"99999999999999999999"}}}""")]
    public async Task What_is_no_review_has_a_failure(string bytes)
    {
        var read = await _world.Read(await _world.Keep(bytes));

        Assert.StartsWith(IntakeReasons.Unreadable, read.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_have_bytes_that_are_gone() =>
        Assert.Equal(IntakeReasons.BytesGone, (await _world.Read(new() { Source = "play:1:1", Sha256 = new('a', 64), Size = 9 })).Failure);

    [Fact]
    public async Task What_is_deep_or_large_is_not_read()
    {
        var deep = await _world.Read(await _world.Keep(new string('[', 100_000)));
        var large = await _world.Read(await _world.Keep($"\"{new string('a', 2 << 20)}\""));

        Assert.All([deep, large], read => Assert.StartsWith(IntakeReasons.Unreadable, read.Failure, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_we_sent_ourselves_is_known_again_by_its_words()
    {
        _world.Google.Put("gp:1", "\tHello", _world.Now);
        var sent = await _world.Send("Thank <b>you</b>.\r\nBye");
        _world.Clock.Advance(TimeSpan.FromMinutes(10));

        var echoed = await Echo();

        Assert.Equal("Thank you.\nBye", echoed.Message.Text);
        Assert.Equal(sent.ExternalId, echoed.Message.MessageKey);
    }

    [Fact]
    public async Task What_somebody_wrote_over_it_in_the_Play_Console_is_not()
    {
        _world.Google.Put("gp:1", "\tHello", _world.Now);
        var sent = await _world.Send("Thank you.");
        _world.Google.Answer("gp:1", "Thanks a lot.", _world.Now);
        _world.Clock.Advance(TimeSpan.FromMinutes(10));

        var echoed = await Echo();

        Assert.NotEqual(sent.ExternalId, echoed.Message.MessageKey);
        Assert.Equal(("Thanks a lot.", "gp:1"), (echoed.Message.Text, echoed.Message.Conversation));
    }

    [Fact]
    public async Task It_waits_for_the_review_that_it_answers()
    {
        _world.Google.Put("gp:1", "\tHello", _world.Now);
        _world.Google.Answer("gp:1", "Thank you.", _world.Now);
        _world.Clock.Advance(TimeSpan.FromMinutes(10));

        var read = await Task.WhenAll((await _world.All()).Select(_world.Read));

        Assert.Equal(2, read.Length);
        Assert.Single(read.Select(item => item.Message!.SaidBy).Distinct());
    }

    [Fact]
    public void Two_answers_to_one_review_or_one_to_two_have_names_of_their_own()
    {
        string[] names =
        [
            PlayEcho.NameOf("gp:1", "Thanks"), PlayEcho.NameOf("gp:2", "Thanks"), PlayEcho.NameOf("gp:1", "thanks"),
            PlayEcho.NameOf("gp:1", string.Create(CultureInfo.InvariantCulture, $"Thanks {1}")),
        ];

        Assert.Equal(4, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(PlayEcho.NameOf("gp:1", "Thank\r\n you "), PlayEcho.NameOf("gp:1", "Thank you"));
        Assert.Equal(PlayEcho.NameOf("gp:1", "e\u0301"), PlayEcho.NameOf("gp:1", "\u00e9"));
    }

    private async Task<Echoed> Echo() => Assert.IsType<Echoed>(Assert.Single((await _world.Read((await _world.All())[^1])).Events));
}
