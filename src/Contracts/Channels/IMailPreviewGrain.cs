using Oqupie.Contracts.Brands;

namespace Oqupie.Contracts.Channels;

/// <summary>Shows how mail of an account's brands looks. A stateless worker; the key is an account.</summary>
[Alias("oqupie.IMailPreviewGrain")]
public interface IMailPreviewGrain : IGrainWithStringKey
{
    /// <summary>A reply as it would look if the wish were granted, refused as the wish would be. Stores and sends nothing.</summary>
    [Alias("Preview")]
    Task<Outcome<MailPreview>> Preview(string brand, BrandWish wish);
}

/// <param name="From">The sender's name.</param>
/// <param name="Html">The whole page, harmless.</param>
/// <param name="Text">The same for readers without HTML.</param>
[GenerateSerializer, Immutable, Alias("oqupie.MailPreview")]
public sealed record MailPreview([property: Id(0)] string From, [property: Id(1)] string Html, [property: Id(2)] string Text);
