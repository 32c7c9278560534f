using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels.Email;

/// <summary>What a channel may be told to do with a mailbox. Pure.</summary>
internal static class MailHandlingRules
{
    private const int MaxFolders = 10;
    private const int MaxFolderName = 200;
    private const int MaxDays = 3650;
    private const int MaxPerMinute = 10_000;

    public static Refusal? Check(MailFetching? fetching)
    {
        if (fetching is null)
        {
            return null;
        }

        if (fetching.Folders.Length is 0 or > MaxFolders || fetching.Folders.Any(folder => !IsFolder(folder.Name)))
        {
            return Refusal.Invalid($"Name 1 to {MaxFolders} folders, each as the server has it.", "settings.fetching.folders", "folders_count")
                .With("most", MaxFolders);
        }

        if (fetching.Folders.DistinctBy(folder => Named(folder.Name), StringComparer.Ordinal).Count() < fetching.Folders.Length)
        {
            return Refusal.Invalid("Name each folder once.", "settings.fetching.folders", "folders_once");
        }

        if (fetching.ImportDays is < 0 or > MaxDays)
        {
            return Refusal.Invalid($"From 0 (from now on) to {MaxDays} days.", "settings.fetching.importDays", "number_range")
                .With("least", 0).With("most", MaxDays);
        }

        if (fetching.KeepRawDays is < 1 or > MaxDays)
        {
            return Refusal.Invalid($"From 1 to {MaxDays} days, or nothing to keep them.", "settings.fetching.keepRawDays", "number_range")
                .With("least", 1).With("most", MaxDays);
        }

        return fetching.After is AfterIntake.Move ? CheckTarget(fetching) : null;
    }

    public static Refusal? Check(MailSending? sending) => sending switch
    {
        { SentFolder: { } folder } when !IsFolder(folder) =>
            Refusal.Invalid("Name the folder as the server has it.", "settings.sending.sentFolder", "folder_name"),
        { MailsPerMinute: < 1 or > MaxPerMinute } =>
            Refusal.Invalid($"From 1 to {MaxPerMinute}, or nothing for no limit.", "settings.sending.mailsPerMinute", "number_range")
                .With("least", 1).With("most", MaxPerMinute),
        _ => null,
    };

    /// <summary>A folder that was watched before keeps its beginning, if it is still the same mailbox; any other is watched from now on.</summary>
    public static MailFetching Since(MailFetching wished, EmailSettings? stored, MailServer? imap, DateTimeOffset now)
    {
        var same = stored?.Imap is { } before && imap is not null && before.Host == imap.Host && before.User == imap.User;
        var known = same ? (stored!.Fetching ?? MailFetching.Usual).Folders : [];
        return wished with { Folders = [.. wished.Folders.Select(folder => Named(folder.Name)).Select(name => Known(known, name) ?? new(name, now))] };
    }

    // RFC 3501 §5.1: the one name without case.
    private static string Named(string name) => string.Equals(name, "INBOX", StringComparison.OrdinalIgnoreCase) ? "INBOX" : name;

    private static WatchedFolder? Known(ImmutableArray<WatchedFolder> known, string name) => known.FirstOrDefault(folder => folder.Name == name);

    private static Refusal? CheckTarget(MailFetching fetching)
    {
        if (fetching.MoveTo is not { } target || !IsFolder(target))
        {
            return Refusal.Invalid("Name the folder to move to, as the server has it.", "settings.fetching.moveTo", "folder_name");
        }

        // What is moved into a watched folder comes in again and again.
        return fetching.Folders.Any(folder => string.Equals(folder.Name, target, StringComparison.OrdinalIgnoreCase))
            ? Refusal.Invalid("Mail cannot be moved to a folder that is fetched from.", "settings.fetching.moveTo", "move_to_source")
            : null;
    }

    private static bool IsFolder(string name) =>
        name.Length is > 0 and <= MaxFolderName && !name.Any(char.IsControl) && name.Trim().Length == name.Length;
}
