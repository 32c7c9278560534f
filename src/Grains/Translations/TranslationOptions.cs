namespace Oqupie.Grains.Translations;

/// <summary>What the operator of the server says about translating; who translates is a setting of each account.</summary>
public sealed class TranslationOptions
{
    public const string Section = "Translation";

    /// <summary>
    /// Hosts, as addresses name them, that may be called although they are in a private network, and without TLS: "libretranslate", "10.0.0.7".
    /// </summary>
    public IList<string> PrivateHosts { get; } = [];

    /// <summary>How long a translation is kept.</summary>
    public TimeSpan KeptFor { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long one call of the provider may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    public bool Trusts(string host) => PrivateHosts.Contains(host, StringComparer.OrdinalIgnoreCase);
}
