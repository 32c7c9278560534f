using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Telegram;

/// <summary>
/// Sends answers, in as few calls as there can be. Telegram does not know an answer again that it is sent twice, so nothing is tried anew that may have left,
/// nor what has left in part: that is for a person to decide.
/// </summary>
internal sealed class TelegramSender(TelegramApi api, IBlobStore blobs, TimeProvider clock)
{
    private const long LargestPhoto = 10L << 20;
    private const int MostPauses = 3;
    private const int BytesPerSecond = 128 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // For how long the rest of an answer waits at once whose beginning has left.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private static readonly SendAnswer Unread = new(DeliveryState.Queued, "The files of the reply could not be read just now.");

    public async Task<SendAnswer> Send(ChannelContext channel, TelegramSettings settings, OutboxItem item, CancellationToken cancellationToken)
    {
        if (TelegramEnvelope.Of(item).Chat is not { } chat)
        {
            return new(DeliveryState.Failed, "Nobody has written to the bot in this ticket, and a bot cannot write first.");
        }

        var account = channel.Channel.Account;
        var parts = TelegramPart.Of(channel, item);

        if (parts.IsEmpty)
        {
            return new(DeliveryState.Failed, "There is nothing in the reply that Telegram could show.");
        }

        if (await InTheWay(account, parts, cancellationToken) is { } hindrance)
        {
            return hindrance;
        }

        SendAnswer? first = null;

        for (var i = 0; i < parts.Length; i++)
        {
            var answer = await Send(account, settings, chat, parts[i], waits: i > 0, cancellationToken);

            if (answer.State is not DeliveryState.Sent)
            {
                return i is 0 ? answer : new(DeliveryState.Unknown, InPart(i, parts.Length, answer)) { ExternalId = first?.ExternalId };
            }

            first ??= answer;
        }

        return first!;
    }

    private static string InPart(int left, int all, SendAnswer answer) => string.Create(
        CultureInfo.InvariantCulture,
        $"{left} of {all} messages of this answer have arrived. Of the next: {answer.Answer} Sent again, all of it arrives once more.");

    private static SendAnswer Missing(FileRef file) => new(DeliveryState.Failed, $"The file {file.Name} of the reply is no longer there.");

    private async Task<SendAnswer> Send(
        AccountId account, TelegramSettings bot, string chat, TelegramPart part, bool waits, CancellationToken cancellationToken)
    {
        for (var pauses = 0; ; pauses++)
        {
            var answer = await Tried(account, bot, chat, part, cancellationToken);

            if (!waits || pauses >= MostPauses || answer is not { State: DeliveryState.Queued, Pause: { } pause } || pause > LongestPause)
            {
                return answer;
            }

            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    // Before anything leaves: nothing shall leave in part that cannot leave whole.
    private async Task<SendAnswer?> InTheWay(AccountId account, ImmutableArray<TelegramPart> parts, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var file in parts.SelectMany(part => part.Files))
            {
                if (await blobs.Size(account, file.Sha256, cancellationToken) is null)
                {
                    return Missing(file);
                }
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unread;
        }
    }

    // What goes wrong on the way is an answer already; only our own disk throws, and before the call.
    private async Task<SendAnswer> Tried(AccountId account, TelegramSettings bot, string chat, TelegramPart part, CancellationToken cancellationToken)
    {
        try
        {
            return await Once(account, bot, chat, part, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unread;
        }
    }

    private async Task<SendAnswer> Once(AccountId account, TelegramSettings bot, string chat, TelegramPart part, CancellationToken cancellationToken)
    {
        if (part.Files.IsEmpty)
        {
            var said = new Dictionary<string, object>(StringComparer.Ordinal) { ["chat_id"] = chat, ["text"] = part.Text };
            return TelegramVerdict.Of(await api.Call(bot, "sendMessage", said, cancellationToken));
        }

        var answer = part.Files is [var file] && IsPhoto(file) ? await Bring(account, bot, chat, part, "sendPhoto", cancellationToken) : null;

        // Too long, too wide, or no picture at all: a file it is in any case.
        if (answer is null || TelegramVerdict.IsOfThePicture(answer))
        {
            answer = await Bring(account, bot, chat, part, "sendDocument", cancellationToken);
        }

        return answer is null ? Missing(part.Files[0]) : TelegramVerdict.Of(answer);
    }

    /// <returns>Null where a file is gone.</returns>
    private async Task<TelegramAnswer?> Bring(
        AccountId account, TelegramSettings bot, string chat, TelegramPart part, string alone, CancellationToken cancellationToken)
    {
        var files = new List<(FileRef File, Stream Bytes)>();

        try
        {
            foreach (var file in part.Files)
            {
                if (await blobs.Open(account, file.Sha256, cancellationToken) is not { } bytes)
                {
                    return null;
                }

                files.Add((file, bytes));
            }

            var (method, form) = files is [var (one, its)]
                ? TelegramForm.OfOne(alone, chat, part.Text, one, its)
                : TelegramForm.OfSeveral(chat, part.Text, files);

            using (form)
            {
                var patience = Patience + TimeSpan.FromSeconds(part.Files.Sum(file => file.Size) / BytesPerSecond);
                return await api.Send(bot, method, form, cancellationToken, patience);
            }
        }
        finally
        {
            foreach (var (_, bytes) in files)
            {
                await bytes.DisposeAsync();
            }
        }
    }

    private static bool IsPhoto(FileRef file) => file is { ContentType: "image/jpeg" or "image/png", Size: <= LargestPhoto };
}
