using System.Text;
using MimeKit;
using MimeKit.Utils;
using Oqupie.Testing.Servers;

namespace Oqupie.EndToEnd.Tests.Flow;

/// <summary>What a customer's mail program makes: HTML beside text, a picture inside, a file attached.</summary>
internal static class CustomersMail
{
    public const string Subject = "결제가 두 번 되었어요";
    public const string Text = "결제가 두 번 되었어요. 화면을 보내 드려요.";
    public const string FileName = "영수증.txt";
    public const int ImageWidth = 2;

    public static readonly byte[] File = Encoding.UTF8.GetBytes("승인 번호 30021\n");

    // A PNG of 2 × 1 points.
    private static readonly byte[] Image = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAADklEQVR4nGNQSPjwH4QBEsME35K969EAAAAASUVORK5CYII=");

    public static MimeMessage Write(Mailbox customer, Mailbox support)
    {
        var body = new BodyBuilder { TextBody = Text };
        var image = body.LinkedResources.Add("screen.png", Image, new ContentType("image", "png"));
        image.ContentId = MimeUtils.GenerateMessageId("customer.example");
        body.HtmlBody = $"<div><p>{Text}</p><p><img src=\"cid:{image.ContentId}\" alt=\"화면\"></p><script>alert(1)</script></div>";
        body.Attachments.Add(FileName, File, new ContentType("text", "plain"));
        return new(
            [new MailboxAddress("김하늘", customer.Address)], [new MailboxAddress("고객센터", support.Address)], Subject, body.ToMessageBody())
        {
            MessageId = MimeUtils.GenerateMessageId("customer.example"),
        };
    }

    /// <summary>To where the mail asks answers to go, with the mail quoted below.</summary>
    public static MimeMessage Answer(MimeMessage mail, Mailbox customer, string text)
    {
        var quoted = string.Join('\n', (mail.TextBody ?? "").Split('\n').Select(line => $"> {line}"));
        var answer = new MimeMessage(
            [new MailboxAddress("김하늘", customer.Address)], mail.ReplyTo, mail.Subject!,
            new TextPart("plain") { Text = $"{text}\n\n{mail.From} wrote:\n{quoted}\n" })
        {
            MessageId = MimeUtils.GenerateMessageId("customer.example"),
            InReplyTo = mail.MessageId!,
        };
        answer.References.AddRange([.. mail.References, mail.MessageId!]);
        return answer;
    }
}
