using System.Globalization;
using Oqupie.Contracts;
using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Translations;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Translations;

/// <summary>One text into one language by one provider. Who asks while another's answer is on its way waits for that, so it is paid for once.</summary>
[Alias("oqupie.ITranslatedOnceGrain")]
internal interface ITranslatedOnceGrain : IGrainWithStringKey
{
    /// <param name="way">To the provider.</param>
    /// <param name="html">What stands there.</param>
    /// <param name="customer">Whose erasure takes it.</param>
    [ResponseTimeout("00:02:00"), Alias("Translate")]
    Task<Outcome<TranslatedHtml>> Translate(TranslatorWay way, string html, string customer);
}

/// <summary>Keeps nothing in memory: what was answered is in the store.</summary>
[GrainType("translated-once")]
internal sealed class TranslatedOnceGrain(ITranslator translator, ITranslationStore store, IRichText richText, TimeProvider clock)
    : Grain, ITranslatedOnceGrain
{
    public static string KeyOf(TranslationKey key) =>
        string.Create(CultureInfo.InvariantCulture, $"{key.Ticket}/{key.Version}/{(int)key.Provider}/{key.To}");

    public async Task<Outcome<TranslatedHtml>> Translate(TranslatorWay way, string html, string customer)
    {
        var key = Key();

        if (await store.Find(key, CancellationToken.None) is { } known)
        {
            return new TranslatedHtml(known.Html, known.From);
        }

        if (!(await translator.Translate(way, html, key.To, CancellationToken.None)).Succeeded(out var translated, out var refusal))
        {
            return refusal;
        }

        var safe = translated with { Html = richText.Sanitise(translated.Html) };
        await store.Keep(key, customer, new(safe.Html, safe.From), clock.GetUtcNow(), CancellationToken.None);
        return safe;
    }

    private TranslationKey Key()
    {
        var parts = this.GetPrimaryKeyString().Split('/');
        return new(
            TicketId.Parse($"{parts[0]}/{parts[1]}", null),
            long.Parse(parts[2], CultureInfo.InvariantCulture),
            parts[4],
            (TranslationProvider)int.Parse(parts[3], CultureInfo.InvariantCulture));
    }
}
