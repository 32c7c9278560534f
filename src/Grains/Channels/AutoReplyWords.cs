using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>What an automatic answer says, in the brand's language: always the same subject, and the brand's own text or a short one. Pure.</summary>
internal static class AutoReplyWords
{
    public static AutoReplyWish Of(BrandInfo brand)
    {
        var (subject, text) = Default(brand.Language);
        return new() { Subject = $"{subject} - {brand.Name}", Text = string.IsNullOrWhiteSpace(brand.AutoReply.Text) ? text : brand.AutoReply.Text };
    }

    private static (string Subject, string Text) Default(string language) => language switch
    {
        "ko" => ("문의가 접수되었습니다", "안녕하세요.\n\n보내 주신 문의가 접수되었습니다. 확인한 뒤 답변드리겠습니다.\n\n이 메일은 자동으로 발송되었습니다."),
        "ja" => ("お問い合わせを受け付けました", "お問い合わせいただきありがとうございます。\n\n内容を確認のうえ、担当者よりご返信いたします。\n\nこのメールは自動送信です。"),
        "zh-Hans" => ("我们已收到您的咨询", "您好：\n\n我们已收到您的咨询，会尽快回复您。\n\n此邮件由系统自动发送。"),
        "zh-Hant" => ("我們已收到您的來信", "您好：\n\n我們已收到您的來信，會盡快回覆您。\n\n此信件由系統自動寄出。"),
        "th" => ("เราได้รับข้อความของคุณแล้ว", "สวัสดี\n\nเราได้รับข้อความของคุณแล้ว และจะตอบกลับโดยเร็วที่สุด\n\nอีเมลนี้ส่งโดยอัตโนมัติ"),
        "id" => ("Pesan Anda telah kami terima", "Halo,\n\nPesan Anda telah kami terima dan akan segera kami jawab.\n\nEmail ini dikirim secara otomatis."),
        "vi" =>
            ("Chúng tôi đã nhận được yêu cầu của bạn",
                "Xin chào,\n\nChúng tôi đã nhận được yêu cầu của bạn và sẽ trả lời sớm nhất có thể.\n\nEmail này được gửi tự động."),
        _ =>
            ("We have received your message",
                "Hello,\n\nWe have received your message and will answer it as soon as we can.\n\nThis mail was sent automatically."),
    };
}
