using System.Collections.Immutable;
using System.Text.Json;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Telegram;

/// <summary>
/// Asks for a bot's updates. Asking from a place on tells Telegram that all before it may be forgotten, so we only ever ask from where everything has its
/// fate. While a webhook of ours brings them there is nothing to ask for, and this rests.
/// </summary>
internal sealed class TelegramPull(TelegramApi api, TelegramSettings settings, AccountId account, IRawMail raw, TimeProvider clock) : IPull
{
    private const int MostAtOnce = 100;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    // Until we look whether the webhook is still there: messages come by it meanwhile.
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(3);
    private static readonly string[] Kinds = ["message", "edited_message"];

    private long? _place;
    private ImmutableArray<JsonElement>? _heard;
    private bool _rests;

    public FetchMode Mode => _rests ? FetchMode.Push : FetchMode.Idle;

    public Task<PulledBatch> Fetch(string? cursor, int limit, CancellationToken cancellationToken) =>
        Task.Run(() => FetchNow(cursor, limit, cancellationToken), cancellationToken);

    public Task Wait(DateTimeOffset? until, CancellationToken cancellationToken) => Task.Run(() => WaitNow(until, cancellationToken), cancellationToken);

    public ValueTask DisposeAsync() => default;

    private async Task<PulledBatch> FetchNow(string? cursor, int limit, CancellationToken cancellationToken)
    {
        _place = TelegramCursor.Read(cursor, settings.Bot);
        var most = Math.Clamp(limit, 1, MostAtOnce);
        var updates = _heard ?? await Ask(most, TimeSpan.Zero, cancellationToken);
        _heard = updates.Length > most ? updates[most..] : null;
        var items = new List<RawMessage>();
        long? last = null;

        foreach (var update in updates.Take(most))
        {
            if (TelegramUpdate.Of(update) is { } known)
            {
                var item = known.Item(update);
                items.Add(await raw.Keep(account, item.Source, item.Body, cancellationToken));

                // Not the greatest ever: after a quiet week, or from another server of the Bot API, they may begin lower.
                last = Math.Max(last ?? known.Id, known.Id);
            }
        }

        if (last is null && !updates.IsEmpty)
        {
            throw new ChannelFailedException("What came as messages is nothing that Telegram sends. Is the address of the Bot API right?");
        }

        _place = last is { } reached ? reached + 1 : _place;
        return new([.. items], _place is { } place ? TelegramCursor.Write(settings.Bot, place) : null, More: updates.Length >= most);
    }

    private async Task WaitNow(DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var left = until - clock.GetUtcNow();
        var longest = _rests ? Rest : LongestWait;
        var wait = left < longest ? left.Value : longest;

        if (_rests || wait < ShortestWait)
        {
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, clock, cancellationToken);
            return;
        }

        var began = clock.GetTimestamp();
        var heard = await Ask(MostAtOnce, wait, cancellationToken);
        _heard = heard;

        // Whatever answers at once with nothing must not be asked in a circle.
        if (heard.IsEmpty && clock.GetElapsedTime(began) < ShortestWait)
        {
            await Task.Delay(ShortestWait, clock, cancellationToken);
        }
    }

    private async Task<ImmutableArray<JsonElement>> Ask(int limit, TimeSpan wait, CancellationToken cancellationToken)
    {
        var said = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["limit"] = limit,
            ["timeout"] = (int)wait.TotalSeconds,
            ["allowed_updates"] = Kinds,
        };

        if (_place is { } place)
        {
            said["offset"] = place;
        }

        var answer = await api.Call(settings, "getUpdates", said, cancellationToken, wait + Patience);
        _rests = answer.IsOfTheWebhook && settings.HasSecret;
        return _rests ? []
            : answer.Result is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()]
            : throw new ChannelFailedException(answer.Words) { Pause = answer.Pause };
    }
}
