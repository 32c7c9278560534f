using System.Globalization;
using Oqupie.Channels.Translating;
using Oqupie.Contracts;
using Oqupie.Contracts.Translations;
using Oqupie.Grains.Translations;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Translating;

/// <summary>What both providers promise, against a server that speaks as they do.</summary>
public sealed class ProviderTests : IAsyncDisposable
{
    private readonly TranslationServer _server = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<TranslationProvider> Both => [TranslationProvider.DeepL, TranslationProvider.LibreTranslate];

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_text_comes_back_in_the_language_that_was_asked_for(TranslationProvider provider)
    {
        var translated = Done(await Translate(provider, "<p>Guten Tag, <b>wo</b> bleibt sie?</p><p>Danke</p>", "ko"));

        Assert.Equal(("<p>[ko] Guten Tag, <b>wo</b> bleibt sie?</p><p>[ko] Danke</p>", "de"), (translated.Html, translated.From));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_language_of_a_text_is_told(TranslationProvider provider)
    {
        _server.From = "ja";

        Assert.Equal("ja", Done(await OpenWay.Translator().LanguageOf(OpenWay.To(_server, provider), "1 < 2", Cancellation)));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_long_mail_goes_in_as_few_calls_as_the_provider_takes(TranslationProvider provider)
    {
        var html = string.Concat(Enumerable.Range(0, 120).Select(line => string.Create(CultureInfo.InvariantCulture, $"<p>Zeile {line}</p>")));

        var translated = Done(await Translate(provider, html, "en"));

        Assert.Equal(3, _server.Asked.Count);
        Assert.EndsWith("Zeile 119</p>", translated.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_in_one_call_is_never_larger_than_DeepL_takes()
    {
        var html = string.Concat(Enumerable.Repeat($"<p>{new string('가', 9_000)}</p>", 9));

        Done(await Translate(TranslationProvider.DeepL, html, "en"));

        Assert.InRange(_server.Asked.Count, 3, 9);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_wrong_key_is_said(TranslationProvider provider) => Assert.Equal(
        "translation_refused",
        (await OpenWay.Translator().Translate(OpenWay.To(_server, provider, "other"), "<p>Hallo</p>", "en", Cancellation)).Refusal?.Code);

    [Fact]
    public async Task So_is_one_that_is_missing() => Assert.Equal(
        "translation_refused",
        (await OpenWay.Translator().Translate(
            OpenWay.To(_server, TranslationProvider.LibreTranslate, key: null), "<p>Hallo</p>", "en", Cancellation)).Refusal?.Code);

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_language_that_is_not_translated_is_said(TranslationProvider provider) =>
        Assert.Equal("translation_language", (await Translate(provider, "<p>Hallo</p>", "tlh")).Refusal?.Code);

    [Theory]
    [InlineData(TranslationProvider.DeepL, 429, "translation_busy")]
    [InlineData(TranslationProvider.DeepL, 529, "translation_busy")]
    [InlineData(TranslationProvider.DeepL, 503, "translation_busy")]
    [InlineData(TranslationProvider.DeepL, 456, "translation_quota")]
    [InlineData(TranslationProvider.DeepL, 413, "translation_too_long")]
    [InlineData(TranslationProvider.DeepL, 504, "translation_away")]
    [InlineData(TranslationProvider.DeepL, 302, "translation_odd")]
    [InlineData(TranslationProvider.LibreTranslate, 429, "translation_busy")]
    [InlineData(TranslationProvider.LibreTranslate, 500, "translation_away")]
    public async Task What_a_provider_refuses_has_a_code(TranslationProvider provider, int status, string code)
    {
        _server.Failures.Enqueue((status, """{"error":"no"}""", null));

        Assert.Equal(code, (await Translate(provider, "<p>Hallo</p>", "en")).Refusal?.Code);
    }

    [Fact]
    public async Task When_to_come_back_is_told()
    {
        _server.Failures.Enqueue((429, "", 17));

        Assert.Equal("17", (await Translate(TranslationProvider.DeepL, "<p>Hallo</p>", "en")).Refusal?.Values?["seconds"]);
    }

    [Fact]
    public async Task The_limit_of_a_LibreTranslate_is_said()
    {
        _server.CharacterLimit = 5;

        Assert.Equal("translation_too_long", (await Translate(TranslationProvider.LibreTranslate, "<p>Guten Tag</p>", "en")).Refusal?.Code);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("""{"translations":[]}""")]
    [InlineData("""{"translations":[{"text":7}]}""")]
    [InlineData("""{"translations":"all"}""")]
    public async Task An_answer_that_is_none_is_said(string answer)
    {
        _server.Failures.Enqueue((200, answer, null));

        Assert.Equal("translation_odd", (await Translate(TranslationProvider.DeepL, "<p>Hallo</p>", "en")).Refusal?.Code);
    }

    [Fact]
    public async Task An_answer_that_is_a_book_is_none()
    {
        _server.Says = _ => new string('a', 10_000);

        Assert.Equal("translation_odd", (await Translate(TranslationProvider.LibreTranslate, "<p>Hallo</p>", "en")).Refusal?.Code);
    }

    [Fact]
    public async Task Nobody_who_answers_is_said()
    {
        var way = OpenWay.To(_server, TranslationProvider.DeepL);
        await _server.DisposeAsync();

        Assert.Equal("translation_away", (await OpenWay.Translator().Translate(way, "<p>Hallo</p>", "en", Cancellation)).Refusal?.Code);
    }

    [Fact]
    public async Task Nothing_is_asked_for_a_text_without_words()
    {
        Assert.Equal("translation_nothing", (await Translate(TranslationProvider.DeepL, "<p>42 <code>x</code></p>", "en")).Refusal?.Code);
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public void A_key_of_the_free_plan_goes_to_its_own_host() => Assert.Equal(
        ("https://api-free.deepl.com", "https://api.deepl.com"),
        (new DeepLWire().UsualAddress(new() { Provider = TranslationProvider.DeepL, Key = "k:fx" }),
            new DeepLWire().UsualAddress(new() { Provider = TranslationProvider.DeepL, Key = "k" })));

    private Task<Outcome<TranslatedHtml>> Translate(TranslationProvider provider, string html, string to) =>
        OpenWay.Translator().Translate(OpenWay.To(_server, provider), html, to, Cancellation);

    private static T Done<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.Succeeded(out var value, out var refusal), refusal?.Reason);
        return value;
    }
}
