using Oqupie.Contracts.Live;
using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Translations;
using Oqupie.Grains.Translations;

namespace Oqupie.Grains.Tests.Translations;

public sealed class TranslationRulesTests
{
    private static readonly TranslationSettings DeepL = new() { Provider = TranslationProvider.DeepL, HasKey = true };

    [Fact]
    public void A_key_stays_as_long_as_it_goes_to_the_same_place()
    {
        Assert.Null(Done(DeepL, new(TranslationProvider.DeepL, null, null)).Key);
        Assert.Equal("translation_key_missing", Code(DeepL, new(TranslationProvider.DeepL, "https://elsewhere.example", null)));
        Assert.Equal("", Done(DeepL, new(TranslationProvider.LibreTranslate, "https://elsewhere.example", null)).Key);
    }

    [Fact]
    public void Off_forgets_the_key() => Assert.Equal("", Done(DeepL, new(TranslationProvider.Off, "https://a.example", null)).Key);

    [Theory]
    [InlineData("http://words.example")]
    [InlineData("ftp://words.example")]
    [InlineData("words.example")]
    [InlineData("https://lee:secret@words.example")]
    [InlineData("https://words.example/?key=1")]
    public void An_address_is_one_that_a_key_may_be_told(string address) =>
        Assert.Equal("translation_address", Code(new(), new(TranslationProvider.LibreTranslate, address, "k")));

    [Fact]
    public void A_host_that_the_operator_has_named_needs_no_TLS() =>
        Assert.Equal("http://words.internal:5000", Done(new(), new(TranslationProvider.LibreTranslate, "http://words.internal:5000/", null)).Address);

    [Theory]
    [InlineData(TranslationProvider.LibreTranslate, null, "translation_address_missing")]
    [InlineData(TranslationProvider.DeepL, null, "translation_key_missing")]
    [InlineData(TranslationProvider.DeepL, "a\r\nHost: b", "translation_key_missing")]
    public void What_a_provider_needs_is_asked_for(TranslationProvider provider, string? key, string code) =>
        Assert.Equal(code, Code(new(), new(provider, null, key)));

    [Fact]
    public void Of_plain_text_what_is_folded_away_is_not_translated()
    {
        var item = Item("Nein & danke.\nEcht.\n\nGruß\n\n> alt", new Fold(27, 5, FoldKind.Quote));

        Assert.Equal("<p>Nein &amp; danke.<br>Echt.</p><p>Gru&#223;</p>", TranslationRules.HtmlOf(item));
    }

    [Theory]
    [InlineData("de", true)]
    [InlineData("pt-BR", true)]
    [InlineData("zh-Hant-TW", true)]
    [InlineData("", false)]
    [InlineData("german", false)]
    [InlineData("de\n", false)]
    public void A_language_is_one_by_its_looks(string language, bool isOne) => Assert.Equal(isOne, TranslationRules.IsLanguage(language));

    private static TimelineItem Item(string text, params Fold[] folds) => new()
    {
        Id = "e1",
        Version = 1,
        At = DateTimeOffset.UnixEpoch,
        Type = TimelineKind.Message,
        Actor = new Participant("customer", "c", "Kim"),
        Text = text,
        Folds = [.. folds],
    };

    private static TranslationSettingsWish Done(TranslationSettings now, TranslationSettingsWish wish) => TheOutcome.Done(Change(now, wish));

    private static string Code(TranslationSettings now, TranslationSettingsWish wish) => TheOutcome.Refused(Change(now, wish)).Code;

    private static Contracts.Outcome<TranslationSettingsWish> Change(TranslationSettings now, TranslationSettingsWish wish) =>
        TranslationRules.Change(now, wish, host => host is "words.internal");
}
