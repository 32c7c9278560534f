namespace Oqupie.Channels.AppStore;

/// <param name="App">Apple's number of the app.</param>
/// <param name="Issuer">Of a team's keys; empty where the key is one person's own.</param>
/// <param name="KeyId">Which key it is.</param>
/// <param name="PrivateKey">The .p8 file, as Apple gave it.</param>
/// <param name="Base">Where App Store Connect is, without a slash at its end.</param>
/// <param name="PollEvery">How often reviews are asked for.</param>
internal sealed record AppStoreSettings(string App, string Issuer, string KeyId, string PrivateKey, string Base, TimeSpan PollEvery)
{
    /// <summary>Without the key.</summary>
    public override string ToString() => $"app {App}";
}
