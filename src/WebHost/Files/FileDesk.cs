using System.Globalization;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Files;

namespace Oqupie.WebHost.Files;

/// <summary>Hands out files to whoever has a genuine address that has not ended.</summary>
internal sealed class FileDesk(IBlobStore blobs, LinkKeys keys, TimeProvider clock)
{
    public static readonly Refusal Forged = Refusal.NotAllowed("This address is not one of ours.", "not_our_address");
    private static readonly Refusal Ended = Refusal.Expired("This address has ended; open the ticket again.");
    private static readonly Refusal Missing = Refusal.NotFound("There is no such file.");

    public async Task<Outcome<OpenedFile>> Open(string account, string sha256, string name, string? until, string? sig, CancellationToken cancellationToken)
    {
        if (until is null || sig is null || !AccountId.TryParse(account, null, out var owner) || await keys.Of(owner) is not { } key
            || !new FileSeal(owner, key).IsGenuine(sha256, name, until, sig)
            || !long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var end))
        {
            return Forged;
        }

        if (DateTimeOffset.FromUnixTimeSeconds(end) <= clock.GetUtcNow())
        {
            return Ended;
        }

        return await OpenedFile.Open(blobs, owner, sha256, name, cancellationToken) is { } file ? file : Missing;
    }
}
