using Microsoft.AspNetCore.DataProtection;

namespace Oqupie.Grains.Finders;

/// <summary>Secrets of finders as they are stored: only silos read them.</summary>
internal sealed class FinderSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("oqupie.finder-secrets");

    public string Seal(string secret) => _protector.Protect(secret);

    public string Open(string text) => _protector.Unprotect(text);
}
