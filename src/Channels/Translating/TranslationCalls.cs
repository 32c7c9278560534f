using System.Collections.Immutable;
using System.Net.Http;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Grains.Translations;

namespace Oqupie.Channels.Translating;

/// <summary>Calls providers, within bounds of time and size; whatever they do becomes an answer or a refusal.</summary>
internal sealed class TranslationCalls : IDisposable
{
    private const int LongestAnswer = 8 << 20;
    private const int LongestWords = 2_000;
    private const int LongestPause = 3_600;
    private const int Growth = 6;
    private const int Least = 2_000;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    private readonly IWayOut _out;
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;

    public TranslationCalls(IWayOut wayOut, IOptions<TranslationOptions> options, TimeProvider clock)
    {
        (_out, _clock) = (wayOut, clock);
        _http = new(wayOut.Handler(ConnectTimeout, options.Value.Trusts))
        {
            MaxResponseContentBufferSize = LongestAnswer,
            Timeout = options.Value.Timeout,
        };
    }

    public async Task<Outcome<ImmutableArray<WiredText>>> Translate(
        ITranslationWire wire, TranslatorWay way, ImmutableArray<string> texts, string to, CancellationToken cancellationToken)
    {
        if ((way.Address ?? wire.UsualAddress(way)) is not { } address)
        {
            return TranslationRefusals.NoAddress;
        }

        using var request = wire.Translate(way, address, texts, to);
        return await Ask<WiredText>(wire, request, answer => wire.ReadTexts(answer) is { } read && Answers(read, texts) ? read : null, cancellationToken);
    }

    public async Task<Outcome<string>> LanguageOf(ITranslationWire wire, TranslatorWay way, string text, CancellationToken cancellationToken)
    {
        if ((way.Address ?? wire.UsualAddress(way)) is not { } address)
        {
            return TranslationRefusals.NoAddress;
        }

        using var request = wire.LanguageOf(way, address, text);
        var asked = await Ask<string>(wire, request, answer => wire.ReadLanguage(answer) is { } language ? [language] : null, cancellationToken);
        return asked.Succeeded(out var said, out var refusal) ? said[0] : refusal;
    }

    // A translation of a line is no book, and a parser would have to read it.
    private static bool Answers(ImmutableArray<WiredText> read, ImmutableArray<string> texts) =>
        read.Length == texts.Length && read.Zip(texts).All(both => both.First.Html.Length <= (Growth * both.Second.Length) + Least);

    public void Dispose() => _http.Dispose();

    private async Task<Outcome<ImmutableArray<T>>> Ask<T>(
        ITranslationWire wire, HttpRequestMessage request, Func<JsonElement, ImmutableArray<T>?> read, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            var words = await response.Content.ReadAsStringAsync(cancellationToken);

            if ((int)response.StatusCode is not 200)
            {
                return wire.RefusalOf((int)response.StatusCode, words[..Math.Min(words.Length, LongestWords)], Pause(response));
            }

            using var answer = JsonDocument.Parse(words);
            return read(answer.RootElement) is { } found ? found : TranslationRefusals.Odd;
        }
        catch (JsonException)
        {
            return TranslationRefusals.Odd;
        }
        catch (HttpRequestException e)
        {
            return _out.HasRefused(e) ? TranslationRefusals.Private : TranslationRefusals.Away;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return TranslationRefusals.Away;
        }
    }

    private int? Pause(HttpResponseMessage response)
    {
        var said = response.Headers.RetryAfter;
        var pause = said?.Delta ?? (said?.Date is { } until ? until - _clock.GetUtcNow() : null);
        return pause is { } some ? (int)Math.Clamp(Math.Ceiling(some.TotalSeconds), 1, LongestPause) : null;
    }
}
