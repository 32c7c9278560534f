using System.Collections.Immutable;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels.Email;
using Oqupie.Grains.Tickets.Forwarding;

namespace Oqupie.Grains.Channels;

/// <summary>What somebody wrote, understood.</summary>
public sealed record ReadMessage
{
    /// <summary>In plain words, where it could not be read; everything else is empty then.</summary>
    public string? Failure { get; init; }

    /// <summary>What the channel calls it, the same for all its revisions; for mail a hash.</summary>
    public string MessageKey { get; init; } = "";

    public MailParty From { get; init; } = new("", "");

    /// <summary>By which the sender is known; null where that is their address.</summary>
    public CustomerIdentity? Identity { get; init; }

    /// <summary>What the channel puts together, a chat or a post with what is below it; null where nothing is. The channel vouches for it.</summary>
    public string? Conversation { get; init; }

    /// <summary>Rises when its writer changes it; 0 where nobody can.</summary>
    public long Revision { get; init; }

    public string Subject { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>What of the text is quoted or a signature, in order and apart.</summary>
    public ImmutableArray<Fold> Folds { get; init; } = [];

    /// <summary>Made harmless already, with inline files as <c>cid:</c> and what is folded away marked; null for plain text.</summary>
    public string? Html { get; init; }

    /// <summary>What the text's bytes were read as ("cp949", or what the server found out by itself); empty where there was nothing to read.</summary>
    public string Charset { get; init; } = "";

    public ImmutableArray<Contracts.Files.FileRef> Attachments { get; init; } = [];

    public ImmutableArray<MailParty> To { get; init; } = [];

    public ImmutableArray<MailParty> Cc { get; init; } = [];

    public string? MailId { get; init; }

    public ImmutableArray<string> References { get; init; } = [];

    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>The ticket that a genuine signed reply address among the recipients names.</summary>
    public long? ReplyAddressTicket { get; init; }

    /// <summary>The ticket that a genuine Message-ID of ours among the references names.</summary>
    public long? OwnMailTicket { get; init; }

    /// <summary>
    /// The forward that it answers, by its genuine signed address among the recipients, or by the newest genuine Message-ID of ours among the references.
    /// It lets nobody into a ticket: <see cref="OwnMailTicket"/> is null by that Message-ID.
    /// </summary>
    public ForwardMark? Forward { get; init; }

    /// <summary>Written by a machine (auto-reply, list, bounce): recorded, never answered.</summary>
    public IntakeFate? Automatic { get; init; }

    /// <summary>Which kind of machine wrote it, where <see cref="Automatic"/> says that one did.</summary>
    public AutomaticMail? AutomaticKind { get; init; }

    /// <summary>What it reports of a mail of ours; null where it is no report.</summary>
    public MailReport? Report { get; init; }

    /// <summary>By what the channel's own mail server found.</summary>
    public SenderCheck Sender { get; init; }

    /// <summary>The channel's server looks into who senders are: what has not passed there is no participant's.</summary>
    public bool SendersAreChecked { get; init; }

    /// <summary>Addresses that brought it to us, beside those it names: ours by another name.</summary>
    public ImmutableArray<string> DeliveredTo { get; init; } = [];

    /// <summary>All that speaks for a machine is what programs of people do as well: from a participant of a ticket it is a person's.</summary>
    public bool MaybePerson { get; init; }

    /// <summary>Signed or encrypted by its sender; null for a plain message.</summary>
    public Protection? Protection { get; init; }

    /// <summary>Sent by ourselves, known by our own signature.</summary>
    public bool Ours { get; init; }

    /// <summary>
    /// What the channel knows besides, under keys of its own: of a review its stars and what it was written on. It is on the ticket that the message opens, and
    /// on it anew where the message is changed.
    /// </summary>
    public ImmutableDictionary<string, string> AdditionalInformation { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The writer's, BCP 47; null where nobody knows.</summary>
    public string? Language { get; init; }

    /// <summary>By whatever says who wrote it, and could be answered; null where nothing does.</summary>
    public CustomerIdentity? SaidBy => Identity ?? (From.Email.Contains('@', StringComparison.Ordinal) ? CustomerIdentity.Email(From.Email) : null);
}
