using System.ComponentModel.DataAnnotations;

namespace Oqupie.Channels.GooglePlay;

/// <summary>Settings under "Channels:GooglePlay": where Google is. All channels of the kind go there and nowhere else, whatever their key files say.</summary>
internal sealed class GooglePlayOptions
{
    public const string Section = "Channels:GooglePlay";

    /// <summary>Of the Google Play Developer API, without a path.</summary>
    [Required, Url]
    public string Address { get; set; } = "https://androidpublisher.googleapis.com";

    /// <summary>Where access tokens are given; assertions are made out to it.</summary>
    [Required, Url]
    public string TokenAddress { get; set; } = "https://oauth2.googleapis.com/token";
}
