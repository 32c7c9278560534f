using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels.Email;

/// <summary>Shows how a brand's mail looks before anything is sent.</summary>
public interface IMailLooks
{
    /// <summary>A reply with invented words, made as real ones are.</summary>
    MailPreview Preview(BrandInfo brand);
}
