using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Live;

namespace Oqupie.Contracts.Tickets;

/// <summary>What somebody wrote, as a channel or a program hands it in.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.InboundMessage")]
public sealed record InboundMessage
{
    /// <summary>The channel it came by, as in addresses; null where a program made the ticket without one.</summary>
    [Id(0)]
    public string? Channel { get; init; }

    /// <summary>"email", "api", …</summary>
    [Id(1)]
    public required string ChannelKind { get; init; }

    /// <summary>
    /// Unique per channel: the provider's id, or for mail a hash of channel, sender, Message-ID and body. The same key is the same message; empty is a message
    /// that cannot come twice.
    /// </summary>
    [Id(2)]
    public required string MessageKey { get; init; }

    /// <summary>The row of the intake journal that gets its fate in the same transaction; null where nothing was journalled.</summary>
    [Id(3)]
    public string? JournalId { get; init; }

    [Id(4)]
    public required Sender From { get; init; }

    [Id(5)]
    public string Subject { get; init; } = "";

    [Id(6)]
    public required string Text { get; init; }

    /// <summary>Sanitised, with inline files as <c>cid:</c>; null for plain text.</summary>
    [Id(7)]
    public string? Html { get; init; }

    [Id(8)]
    public ImmutableArray<FileRef> Attachments { get; init; } = [];

    [Id(9)]
    public ImmutableArray<MailParty> To { get; init; } = [];

    [Id(10)]
    public ImmutableArray<MailParty> Cc { get; init; } = [];

    /// <summary>The mail's own Message-ID without angle brackets, for the answer's In-Reply-To; null where it has none.</summary>
    [Id(11)]
    public string? MailId { get; init; }

    /// <summary>The mail's References, oldest first.</summary>
    [Id(12)]
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>When it was written, as the sender says; the ticket's order goes by when it came.</summary>
    [Id(13)]
    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>Where the raw message lies, as a SHA-256; null where there is none.</summary>
    [Id(14)]
    public string? Raw { get; init; }

    /// <summary>Written by a machine: recorded, never answered, never reopening.</summary>
    [Id(15)]
    public bool Automatic { get; init; }

    /// <summary>Which kind of machine, where it is known.</summary>
    [Id(20)]
    public AutomaticMail? AutomaticKind { get; init; }

    /// <summary>Null where nothing checks senders, as for what programs hand in.</summary>
    [Id(21)]
    public SenderCheck? SenderCheck { get; init; }

    /// <summary>It was there before its channel was: nobody is notified of it, and nothing answers it by itself.</summary>
    [Id(30)]
    public bool Imported { get; init; }

    /// <summary>What of <see cref="Text"/> is quoted or a signature, in order and apart.</summary>
    [Id(16)]
    public ImmutableArray<Fold> Folds { get; init; } = [];

    /// <summary>Signed or encrypted by its sender; null for a plain message.</summary>
    [Id(40)]
    public Protection? Protection { get; init; }

    /// <summary>What its channel calls it, for an answer to it; null for mail, which goes by <see cref="MailId"/>.</summary>
    [Id(50)]
    public string? Item { get; init; }

    /// <summary>Rises when its writer changes it; 0 where nobody can.</summary>
    [Id(51)]
    public long Revision { get; init; }

    /// <summary>What its channel puts together, as it is looked up: a later message of the same goes into the same ticket. Null where nothing is.</summary>
    [Id(52)]
    public string? Conversation { get; init; }

    /// <summary>Addresses it went to beside us: they take part in the conversation as well.</summary>
    [Id(60)]
    public ImmutableArray<string> Others { get; init; } = [];

    /// <summary>
    /// Its sender was checked, or it bears a reference that we have signed: only then it brings others into a ticket that is there already.
    /// </summary>
    [Id(61)]
    public bool Vouched { get; init; }

    /// <summary>
    /// What speaks for a machine (<see cref="Automatic"/>) are habits of people's programs as well: from somebody who takes part it is a person's.
    /// </summary>
    [Id(62)]
    public bool MaybePerson { get; init; }

    /// <summary>Of a message that was changed: what its channel knows besides, as it is now.</summary>
    [Id(63)]
    public ImmutableDictionary<string, string> AdditionalInformation { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>The customer behind a message.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.Sender")]
public sealed record Sender
{
    [Id(0)]
    public required CustomerId Customer { get; init; }

    /// <summary>True where the customer is not in the store yet and is to be added with the message.</summary>
    [Id(1)]
    public bool IsNew { get; init; }

    [Id(2)]
    public required string Name { get; init; }

    [Id(3)]
    public required string Email { get; init; }

    [Id(4)]
    public bool Blocked { get; init; }

    /// <summary>By which a new customer is known from then on; null is by their address.</summary>
    [Id(5)]
    public CustomerIdentity? Identity { get; init; }

    /// <summary>Who was known by their identity before customers were merged; null where that is <see cref="Customer"/>.</summary>
    [Id(6)]
    public string? Origin { get; init; }

    [Id(7)]
    public CustomerRating Rating { get; init; }
}

/// <summary>A ticket to be, with its first message.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.NewTicket")]
public sealed record NewTicket
{
    [Id(0)]
    public required string Brand { get; init; }

    [Id(1)]
    public required InboundMessage Message { get; init; }

    [Id(2)]
    public Importance Importance { get; init; } = Importance.Medium;

    [Id(3)]
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Who made it where that is not the customer; null where the customer did.</summary>
    [Id(4)]
    public Participant? By { get; init; }

    /// <summary>Numbers of tickets that the message speaks of, and that its sender may not write into.</summary>
    [Id(20)]
    public ImmutableArray<long> MaybeRelated { get; init; } = [];

    /// <summary>The inquiry type it was asked by; null for none.</summary>
    [Id(90)]
    public string? Type { get; init; }

    /// <summary>What its form asked and what was answered; null where there was none.</summary>
    [Id(91)]
    public TicketForm? Form { get; init; }

    /// <summary>Who gets it.</summary>
    [Id(92)]
    public Assignee Assignee { get; init; } = Assignee.Nobody;

    /// <summary>BCP 47; null where nobody knows.</summary>
    [Id(93)]
    public string? Language { get; init; }

    /// <summary>What a program knows of who asks.</summary>
    [Id(94)]
    public ImmutableDictionary<string, string> AdditionalInformation { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>What became of a message that was handed in.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.IntakeAnswer")]
public sealed record IntakeAnswer
{
    [Id(0)]
    public required IntakeFate Fate { get; init; }

    /// <summary>The ticket it is in, also for a duplicate.</summary>
    [Id(1)]
    public long? Ticket { get; init; }

    /// <summary>The timeline item: "e7".</summary>
    [Id(2)]
    public string? Message { get; init; }

    [Id(3)]
    public string? Reason { get; init; }

    /// <summary>The ticket after it, for whoever has just made it; null elsewhere.</summary>
    [Id(4)]
    public TicketView? View { get; init; }
}

[GenerateSerializer, Alias("oqupie.IntakeFate"), JsonConverter(typeof(CamelCaseEnum<IntakeFate>))]
public enum IntakeFate
{
    /// <summary>Journalled, not yet decided.</summary>
    Pending = 0,
    Ticket = 1,
    Message = 2,
    Duplicate = 3,
    Bounce = 4,
    AutoReply = 5,
    Held = 6,
    Failed = 7,

    /// <summary>It changed a message that is in its ticket.</summary>
    Edit = 8,

    /// <summary>It took a message back that is in its ticket.</summary>
    Removal = 9,

    /// <summary>What we wrote ourselves, told by the other side.</summary>
    Echo = 10,

    /// <summary>It said what became of an answer of ours.</summary>
    Receipt = 11,

    /// <summary>It said that something is wrong with the channel.</summary>
    Trouble = 12,

    /// <summary>The other side has it and did not give it. It is asked for again.</summary>
    NotGiven = 13,
}
