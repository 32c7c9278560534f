using System.Text.Encodings.Web;
using System.Text.Json;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Line;

/// <summary>
/// Sends answers as push messages. LINE's free answers want a token that lives for about a minute, and people write more slowly.
/// </summary>
internal sealed class LineSender(LineCalls calls, TimeProvider clock)
{
    // LINE remembers a key for a day from the first call that bore it; an hour is for clocks and for what was on its way.
    private static readonly TimeSpan KeyHolds = TimeSpan.FromHours(23);

    // Letters of all languages as they are.
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>While the key of the first try holds, sending twice does no harm.</summary>
    public EarlierTry Find(OutboxItem item) => KeyIsOver(item) ? EarlierTry.Unknowable : EarlierTry.Gone;

    public async Task<SendAnswer> Send(string channel, LineSettings settings, OutboxItem item, CancellationToken cancellationToken)
    {
        if (item.Text is not { } text)
        {
            return new(DeliveryState.Failed, "The text of the reply was erased.");
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return new(DeliveryState.Failed, "The reply has no words, and nothing else can be sent to LINE.");
        }

        if (LineEnvelope.Read(item.Entry.Envelope).To is not { Length: > 0 } to)
        {
            return new(DeliveryState.Failed, "The customer has not written at LINE, so nobody could be answered there.");
        }

        if (KeyIsOver(item))
        {
            return new(
                DeliveryState.Unknown,
                "It was tried for a day. An earlier try may have reached them, and LINE cannot tell any more: look there before it is sent again.");
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(new { to, messages = new[] { new { type = "text", text } } }, Plain);
        var answer = await calls.Push(settings, LineRetryKey.Of(channel, item.Entry.Id), body, cancellationToken);
        return LineAnswers.Of(answer, settings.AccessToken);
    }

    private bool KeyIsOver(OutboxItem item) => clock.GetUtcNow() - item.TryingSince >= KeyHolds;
}
