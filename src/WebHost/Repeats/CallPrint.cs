using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Repeats;

/// <summary>What tells calls apart.</summary>
internal static class CallPrint
{
    private const int CallLength = 40;
    private const int PrintLength = 32;
    private const int InMemory = 64 * 1024;

    /// <summary>A key belongs to one member, or one API key, of one account: others may use the same.</summary>
    public static CallId CallOf(Actor actor, string key) =>
        new(actor.Account, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{actor.Kind}\n{actor.Id}\n{key}")))[..CallLength]);

    /// <summary>Of method, address and body, byte for byte. The body can be read again afterwards.</summary>
    public static async Task<string> Of(HttpRequest request, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.PathBase}{request.Path}{request.QueryString}\n"));
        request.EnableBuffering(InMemory);
        var buffer = new byte[16 * 1024];

        while (await request.Body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
        }

        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..PrintLength];
    }
}
