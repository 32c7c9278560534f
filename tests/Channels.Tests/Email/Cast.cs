using System.Text;
using Oqupie.Channels.Email.Reading;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Tests.Email;

/// <summary>The same account, brand and channel for every test of mail.</summary>
internal static class Cast
{
    public static readonly AccountId Account = new("acme");

    public static readonly byte[] MailKey = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    public static readonly BrandInfo Brand = new()
    {
        Id = "b1",
        Name = "쿡타운",
        Slug = "cook",
        Language = "ko",
        SupportEmail = "support@cook.example",
        SenderName = "쿡타운 고객센터",
        Signature = "쿡타운 고객센터 드림\n평일 10-18시",
    };

    public static ChannelContext Channel(MailServer? imap = null, MailServer? smtp = null, string address = "support@cook.example") => new()
    {
        Channel = new(Account, "c1"),
        Kind = "email",
        Brand = Brand,
        Settings = new EmailSettings { Address = address, Imap = imap, Smtp = smtp },
        MailKey = MailKey,
    };

    public static OutboxItem Reply(string to = "ada@example.com", string text = "환불해 드렸습니다.") => new()
    {
        Entry = new()
        {
            Id = "k3m9",
            Ticket = new(Account, 1042),
            Reply = 3,
            Channel = "c1",
            Content = "x",
            Customer = "u",
            DueAt = default,
            Envelope = new EmailEnvelope
            {
                To = new("Ada 러브레이스", to),
                Subject = "결제가 두 번 되었어요",
                InReplyTo = "2@example.com",
                References = ["1@example.com", "2@example.com"],
            }.Write(),
        },
        State = DeliveryState.Queued,
        Text = text,
    };

    /// <summary>The same reply with another envelope.</summary>
    public static OutboxItem With(this OutboxItem item, Func<EmailEnvelope, EmailEnvelope> change) =>
        item with { Entry = item.Entry with { Envelope = change(EmailEnvelope.Of(item)).Write() } };

    public static async Task<RawMessage> Journal(this Rig rig, byte[] raw, CancellationToken cancellationToken)
    {
        var blob = await rig.The<IBlobStore>().Put(Account, new MemoryStream(raw), cancellationToken);
        return new() { Source = $"http:{blob.Sha256}", Sha256 = blob.Sha256, Size = blob.Size };
    }

    public static async Task<ReadMessage> Read(this Rig rig, byte[] raw, CancellationToken cancellationToken) =>
        await rig.The<MailReader>().Read(Channel(), await rig.Journal(raw, cancellationToken), cancellationToken);

    public static Task<ReadMessage> Read(this Rig rig, string raw, CancellationToken cancellationToken) =>
        rig.Read(Encoding.UTF8.GetBytes(raw), cancellationToken);

    public static async Task<ReadMessage> ReadFile(this Rig rig, string name, CancellationToken cancellationToken) =>
        await rig.Read(
            await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Data", "mail", $"{name}.eml"), cancellationToken), cancellationToken);
}
