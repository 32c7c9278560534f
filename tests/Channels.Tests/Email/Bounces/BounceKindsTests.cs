using System.Text;
using MimeKit;
using Oqupie.Channels.Email;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Channels.Tests.Email.Bounces;

/// <summary>
/// One report of each kind of server, in tests/Data/bounces. What it is, and what is told of it, is in headers of its own; {OWN} is the Message-ID of a mail of
/// ours.
/// </summary>
public sealed class BounceKindsTests : IAsyncLifetime
{
    private static readonly string Own = MailIds.Make(new(Cast.Account, 7), "k3m9", "support@cook.example", Cast.MailKey);

    private readonly Rig _rig = new();

    public static TheoryData<string> Kinds { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.eml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Data", "bounces");

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory, MemberData(nameof(Kinds))]
    public async Task Each_kind_of_report_is_known_with_its_reason(string kind)
    {
        var text = (await File.ReadAllTextAsync(Path.Combine(Folder, $"{kind}.eml"), Ended)).Replace("{OWN}", Own, StringComparison.Ordinal);
        using var mail = await MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), Ended);

        var read = await _rig.Read(text, Ended);

        Assert.Equal(IntakeFate.Bounce, read.Automatic);
        Assert.Equal(
            (Enum.Parse<MailReportKind>(mail.Headers["X-Expect-Kind"]!, ignoreCase: true), 7L, "k3m9"),
            (read.Report!.Kind, read.Report.Ticket, read.Report.Outbox));
        Assert.Contains(mail.Headers["X-Expect-Plain"]!.Trim(), read.Report.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(mail.Headers["X-Expect-Said"]!.Trim(), read.Report.Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Postmaster <postmaster@isp.example>", "Your game server is listed", "Hello, I am Tom, admin of isp.example. Please answer me.")]
    [InlineData("Postmaster <postmaster@isp.example>", "Mails to us", "Our server was unable to deliver 550 mails of yours. Can we talk? Tom")]
    [InlineData("Ada <ada@shop.example>", "Fwd: Undelivered Mail Returned to Sender", "This is the mail system at host x.\n550 5.1.1 User unknown\nWhy?")]
    [InlineData("Ada <ada@shop.example>", "My parcel could not be delivered", "It was returned to sender. Delivery failed twice!")]
    [InlineData("Ada <ada@shop.example>", "Delivery failure", "The courier was unable to deliver. 550 won are missing.")]
    [InlineData("유나 <yuna@shop.example>", "택배 배달 실패", "물건이 반송되었어요. 다시 보내 주세요.")]
    [InlineData("Ken <ken@shop.example>", "送信エラー", "アプリで写真を送信できませんでした。")]
    [InlineData("Shop <no-reply@shop.example>", "Your order has been delayed", "We will try again tomorrow.")]
    [InlineData("Shop <no-reply@shop.example>", "Delivered: your parcel", "It was delivered to your neighbour.")]
    [InlineData("Mail System Consulting <jane@consulting.example>", "Offer", "We are unable to deliver before May.")]
    [InlineData("Admin <admin@shop.example>", "Mailbox full", "Our mailbox is full of questions about 5.1.1 of your game.")]
    public async Task What_people_and_shops_write_is_no_report(string from, string subject, string text)
    {
        var head = $"From: {from}\nTo: support@cook.example\nSubject: {subject}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8";

        var read = await _rig.Read($"{head}\n\n{text}\n", Ended);

        Assert.Null(read.Report);
    }
}
