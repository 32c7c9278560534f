namespace Oqupie.Channels.GooglePlay;

/// <param name="Package">The app, "com.example.game".</param>
/// <param name="KeyFile">Of the service account, as Google gave it: JSON with a private key.</param>
/// <param name="Language">Into which Google translates reviews; empty for none.</param>
/// <param name="PollEvery">How often reviews are asked for.</param>
/// <param name="ApiBase">Where the API is.</param>
internal sealed record GooglePlaySettings(string Package, string KeyFile, string Language, TimeSpan PollEvery, string ApiBase)
{
    /// <summary>Without the key.</summary>
    public override string ToString() => Package;
}
