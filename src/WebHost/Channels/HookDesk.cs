using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;

namespace Oqupie.WebHost.Channels;

/// <summary>
/// Hands on what the other side of a pushed channel calls us with. Nothing is believed here: the kind of channel checks the signature over the bytes as they
/// came.
/// </summary>
internal sealed class HookDesk(IGrainFactory grains)
{
    /// <summary>More than any provider sends at once; a bigger body is somebody else's.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly Refusal TooLarge = Refusal.Invalid("A call has at most 1 MB.", code: "too_large");

    public async Task<Outcome<string>> Answer(string kind, string? channel, HttpRequest request) => await (await Hook()).Answer(
        kind, channel, request.Query.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal));

    public async Task<Outcome<Done>> Take(string kind, string? channel, HttpRequest request, CancellationToken cancellationToken)
    {
        if (await Body(request, cancellationToken) is not { } body)
        {
            return TooLarge;
        }

        var headers = request.Headers.ToImmutableDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal);
        return await (await Hook()).Take(kind, channel, new(headers, body), cancellationToken);
    }

    // An address of hooks names no account yet, so it is one of the first account's channels.
    private async Task<IChannelHookGrain> Hook() =>
        grains.GetGrain<IChannelHookGrain>((await grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).First()).Value);

    private static async Task<ImmutableArray<byte>?> Body(HttpRequest request, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var part = new byte[16 * 1024];

        for (var read = await request.Body.ReadAsync(part, cancellationToken); read > 0; read = await request.Body.ReadAsync(part, cancellationToken))
        {
            if (kept.Length + read > MaxBytes)
            {
                return null;
            }

            kept.Write(part, 0, read);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(kept.ToArray());
    }
}
