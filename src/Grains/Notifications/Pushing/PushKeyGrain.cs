using System.Buffers.Text;
using System.Security.Cryptography;

namespace Oqupie.Grains.Notifications.Pushing;

/// <summary>Makes the server's key at the first question and never again: with another one every browser would have to subscribe anew.</summary>
[GrainType("push-key")]
internal sealed class PushKeyGrain([PersistentState("push-key")] IPersistentState<KeptPushKey> kept, PushSeal seal) : Grain, IPushKeyGrain
{
    public async Task<KeptPushKey> Read()
    {
        if (kept.State.SealedPrivate is null)
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            await kept.Keep(new() { Public = PublicOf(made), SealedPrivate = seal.SealKey(made.ExportECPrivateKey()) }, this);
        }

        return kept.State;
    }

    private static string PublicOf(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return Base64Url.EncodeToString([4, .. point.X!, .. point.Y!]);
    }
}

/// <summary>The server's key, for the silos.</summary>
[Alias("oqupie.IPushKeyGrain")]
internal interface IPushKeyGrain : IGrainWithIntegerKey
{
    [Alias("Read")]
    Task<KeptPushKey> Read();
}

[GenerateSerializer, Immutable, Alias("oqupie.KeptPushKey")]
internal sealed record KeptPushKey
{
    [Id(0)]
    public string? Public { get; init; }

    /// <summary>Under DataProtection.</summary>
    [Id(1)]
    public string? SealedPrivate { get; init; }
}
