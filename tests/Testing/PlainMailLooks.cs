using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Testing;

/// <summary>Shows the template as it stands.</summary>
internal sealed class PlainMailLooks : IMailLooks
{
    public MailPreview Preview(BrandInfo brand) => new(brand.SenderName, brand.MailTemplate, brand.Signature);
}
