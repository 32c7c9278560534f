using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Email.Sending;

/// <summary>Made as mail is made, with words of an invented ticket.</summary>
internal sealed class MailPreviews(IArticleHtml harmless, IRichText richText) : IMailLooks
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 1, 20, 0, TimeSpan.Zero);

    public MailPreview Preview(BrandInfo brand)
    {
        var look = new MailLook(brand, harmless, richText);
        var words = Words(brand.Language);
        return new(brand.SenderName is { Length: > 0 } name ? name : brand.Name, look.Html(words), look.Text(words));
    }

    private static MailWords Words(string language) => language is "ko"
        ? new(null, "안녕하세요, 김하늘 님.\n\n두 번 결제된 금액 중 한 건을 오늘 환불해 드렸어요. 카드사에 따라 2~3일 걸릴 수 있어요.", "이서연", 1042, [new("김하늘", At, "어제 결제했는데 오늘 또 결제되었어요.\n확인 부탁드려요.")])
        : new(null, "Hello Haneul,\n\nwe have refunded one of the two payments today. Your bank may take two or three days to show it.", "Seoyeon Lee", 1042,
        [
            new("Haneul Kim", At, "I paid yesterday, and again today.\nCould you have a look?"),
        ]);
}
