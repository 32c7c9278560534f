using System.Globalization;
using System.Text.Json;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Customers;
using Oqupie.Files;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Telegram;

/// <summary>Understands an update: what a person wrote to the bot alone. Everything else concerns no ticket.</summary>
internal sealed class TelegramReader(TelegramFiles files, IBlobStore blobs)
{
    private const int MaxBytes = 1 << 20;
    private const int MaxName = 100;

    public async Task<ReadItem> Read(ChannelContext channel, TelegramSettings settings, RawMessage raw, CancellationToken cancellationToken)
    {
        var words = new TelegramWords(channel.Brand.Language);
        ReadMessage message;
        TelegramUpdate update;
        TelegramFile? file;

        try
        {
            await using var bytes = await blobs.Open(channel.Channel.Account, raw.Sha256, cancellationToken);

            if (bytes is null)
            {
                return ReadItem.Failed(IntakeReasons.BytesGone);
            }

            if (await Understand(bytes, words, cancellationToken) is not { } understood)
            {
                return ReadItem.Of();
            }

            (update, message, file) = understood;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            return ReadItem.Failed($"{IntakeReasons.Unreadable}: {e.Message}");
        }

        if (file is not null)
        {
            var fetched = await files.Fetch(settings, channel.Channel.Account, file, cancellationToken);
            message = With(message, file, fetched, words);
        }

        return ReadItem.Of(update.IsEdit ? new Edited(message) : new Posted(message)) with { Message = message };
    }

    private static async Task<(TelegramUpdate Update, ReadMessage Message, TelegramFile? File)?> Understand(
        Stream bytes, TelegramWords words, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        await bytes.CopyToAsync(whole, cancellationToken);

        if (whole.Length > MaxBytes)
        {
            throw new FormatException("It is longer than anything that Telegram sends.");
        }

        var update = TelegramJson.Parse(whole.GetBuffer().AsMemory(0, (int)whole.Length));
        return Understand(TelegramUpdate.Of(update) ?? throw new FormatException("That is no update of Telegram's."), words);
    }

    private static (TelegramUpdate Update, ReadMessage Message, TelegramFile? File)? Understand(TelegramUpdate update, TelegramWords words)
    {
        if (update.Message is not { } message
            || TelegramJson.Child(message, "chat") is not { } chat || TelegramJson.Text(chat, "type", MaxName) is not "private"
            || TelegramJson.Number(chat, "id") is not { } conversation
            || TelegramJson.Child(message, "from") is not { } from || TelegramJson.Is(from, "is_bot")
            || TelegramJson.Number(from, "id") is not { } sender
            || IsMoving(update)
            || TelegramContent.Of(message, words) is not { } content)
        {
            return null;
        }

        return (
            update,
            new ReadMessage
            {
                MessageKey = update.Key,
                From = new(NameOf(from), ""),
                Identity = CustomerIdentity.Of(TelegramChannel.Name, sender.ToString(CultureInfo.InvariantCulture)),
                Conversation = conversation.ToString(CultureInfo.InvariantCulture),
                Revision = update.Revision,
                Text = content.Text,
                WrittenAt = update.At,
            },
            content.File);
    }

    // A place that is shared live changes every few seconds; where it began is on the ticket.
    private static bool IsMoving(TelegramUpdate update) => update is { IsEdit: true, Message: { } message } && TelegramJson.Has(message, "location");

    private static ReadMessage With(ReadMessage message, TelegramFile file, FetchedFile fetched, TelegramWords words)
    {
        if (fetched.File is { } had)
        {
            return message with { Attachments = [had] };
        }

        var why = fetched.Fault switch
        {
            FileFault.TooLarge => words.TooLarge(file.Name),
            FileFault.Withheld => words.Withheld(file.Name),
            _ => words.Gone(file.Name),
        };
        return message with { Text = message.Text.Length > 0 ? $"{message.Text}\n{why}" : why };
    }

    private static string NameOf(JsonElement from)
    {
        var name = Line($"{TelegramJson.Text(from, "first_name", MaxName)} {TelegramJson.Text(from, "last_name", MaxName)}");
        var user = Line(TelegramJson.Text(from, "username", MaxName));
        return name.Length > 0 ? name : user.Length > 0 ? $"@{user}" : "";
    }

    // Without what would break a line, or turn round the direction of what follows.
    private static string Line(string text) =>
        string.Concat(text.Where(c => !char.IsControl(c) && c is not (>= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069'))).Trim();
}
