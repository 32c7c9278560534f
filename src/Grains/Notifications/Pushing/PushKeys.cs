namespace Oqupie.Grains.Notifications.Pushing;

/// <summary>The server's key, for the silo's own use. It never changes, so it is asked for once.</summary>
internal sealed class PushKeys(IGrainFactory grains, PushSeal seal)
{
    private PushKey? _known;

    public async ValueTask<PushKey> Own()
    {
        if (_known is null)
        {
            var kept = await grains.GetGrain<IPushKeyGrain>(0).Read();
            _known = new(kept.Public!, seal.OpenKey(kept.SealedPrivate!));
        }

        return _known;
    }
}
