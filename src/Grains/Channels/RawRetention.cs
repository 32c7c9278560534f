using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

/// <summary>Deletes raw messages that are older than their channel keeps them. What became of each stays in the journal.</summary>
public sealed class RawRetention(IIntakeJournal journal, IRawMail raw, ChannelCache contexts, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <returns>True where there is more to delete at once.</returns>
    public async Task<bool> Sweep(ChannelId channel, CancellationToken cancellationToken)
    {
        if ((await contexts.Of(channel))?.Settings.KeepRawDays is not { } days)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var old = await journal.KeptBefore(channel, now - TimeSpan.FromDays(days), AtOnce, cancellationToken);

        if (old.IsEmpty)
        {
            return false;
        }

        // Noted first: a crash in between leaves bytes that nobody asks for, never a row whose bytes are gone without a word.
        foreach (var hash in await journal.ForgetRaw(channel, old, now, cancellationToken))
        {
            await raw.Delete(channel.Account, hash, cancellationToken);
        }

        return old.Length is AtOnce;
    }
}
