using Oqupie.Contracts.Drafts;

namespace Oqupie.Grains.Drafts;

/// <summary>Has drafts that nobody came back to forget themselves: each is asked, because it alone writes what is kept of it.</summary>
internal sealed class DraftForgetting(IDraftStore store, IGrainFactory grains)
{
    /// <returns>How many were asked. None of them is found again before as much time has passed once more.</returns>
    public async Task<int> Forget(DateTimeOffset before, int atMost, CancellationToken cancellationToken)
    {
        var old = await store.Old(before, atMost, cancellationToken);

        foreach (var draft in old)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await grains.GetGrain<IDraftForgettingGrain>(draft.ToString()).ForgetIfOld(before);
        }

        return old.Length;
    }
}

/// <summary>The same grain as <see cref="IDraftGrain"/>.</summary>
[Alias("oqupie.IDraftForgettingGrain")]
internal interface IDraftForgettingGrain : IGrainWithStringKey
{
    /// <summary>
    /// Forgets everything where nobody has written since then and the ticket is completed, merged into another, or gone. Else it is looked at again later;
    /// a deleted ticket keeps its drafts, because it can be restored.
    /// </summary>
    [Alias("ForgetIfOld")]
    Task ForgetIfOld(DateTimeOffset before);
}
