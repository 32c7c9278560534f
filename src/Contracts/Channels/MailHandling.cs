using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Channels;

/// <summary>What of a mailbox is taken in, and what becomes of it there.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.MailFetching")]
public sealed record MailFetching
{
    /// <summary>The inbox from now on, with nothing changed on the server.</summary>
    public static readonly MailFetching Usual = new();

    [Id(0)]
    public ImmutableArray<WatchedFolder> Folders { get; init; } = [new("INBOX", null)];

    /// <summary>How far before <see cref="WatchedFolder.Since"/> the first look into a folder goes; what it finds there is imported. 0: from now on.</summary>
    [Id(1)]
    public int ImportDays { get; init; }

    [Id(2)]
    public AfterIntake After { get; init; }

    /// <summary>The folder that <see cref="AfterIntake.Move"/> moves to.</summary>
    [Id(3)]
    public string? MoveTo { get; init; }

    /// <summary>After so many days the raw bytes are deleted, and what became of the message stays; null keeps them.</summary>
    [Id(4)]
    public int? KeepRawDays { get; init; }
}

/// <param name="Name">As the server has it, "INBOX" or "Support/Urgent".</param>
/// <param name="Since">What came before is old; null where everything is to be taken in as new. Set by the account when the folder is first watched.</param>
[GenerateSerializer, Immutable, Alias("oqupie.WatchedFolder")]
public sealed record WatchedFolder([property: Id(0)] string Name, [property: Id(1)] DateTimeOffset? Since);

/// <summary>What is done on the server with a message that has its fate. One that failed is left as it is.</summary>
[GenerateSerializer, Alias("oqupie.AfterIntake"), JsonConverter(typeof(CamelCaseEnum<AfterIntake>))]
public enum AfterIntake
{
    Nothing = 0,
    MarkSeen = 1,
    Move = 2,
}

/// <summary>How replies leave, beyond the server they leave by.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.MailSending")]
public sealed record MailSending
{
    public static readonly MailSending Usual = new();

    /// <summary>The folder of the IMAP server that gets a copy of each reply, once; null: none.</summary>
    [Id(0)]
    public string? SentFolder { get; init; }

    /// <summary>More than this do not leave in a minute; null: as many as the server takes.</summary>
    [Id(1)]
    public int? MailsPerMinute { get; init; }
}
