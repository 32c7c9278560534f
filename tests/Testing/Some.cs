using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Grains.Tickets;
using Oqupie.Testing.Channels;

namespace Oqupie.Testing;

/// <summary>Valid values, for tests that do not care which.</summary>
public static class Some
{
    public static readonly AccountId Account = new("acme");

    public static readonly Participant Lee = new("member", "lee", "Lee");

    /// <summary>How replies leave by an e-mail channel.</summary>
    public static readonly IReplyWay Mail = new ReplyWay("mail", new EmailKind(new ScriptedAdapter()));

    /// <summary>What a reply by mail carries beside its text.</summary>
    public static EmailEnvelope Envelope(this OutboxEntry entry) => EmailEnvelope.Read(entry.Envelope);

    /// <summary>An agent who sees everything of the account.</summary>
    public static Actor Agent(AccountId? account = null) => new()
    {
        Account = account ?? Account,
        Kind = ActorKind.Member,
        Id = Lee.Id,
        Permissions = PermissionTable.Of(Role.ProAgent),
        Scope = TicketScope.All,
    };

    public static InboundMessage Message(string? key = null, AccountId? account = null, string email = "haneul@customer.example") => new()
    {
        Channel = "mail",
        ChannelKind = "email",
        MessageKey = key ?? LocalKey.New(),
        From = new() { Customer = new CustomerId(account ?? Account, "haneul"), IsNew = true, Name = "김하늘", Email = email },
        Subject = "결제가 두 번 되었어요",
        Text = "어제 결제했는데 오늘 또 결제되었어요.",
        MailId = $"{key ?? LocalKey.New()}@customer.example",
    };

    public static NewTicket Ticket(InboundMessage? message = null, string brand = "cook") => new() { Brand = brand, Message = message ?? Message() };

    public static ReplyWish Reply(string body = "확인해 볼게요.") => new() { Body = body, By = Lee };

    public static MemoWish Memo(string body = "Refund approved.") => new() { Body = body, By = Lee };
}
