using System.Collections.Concurrent;
using Oqupie.Contracts.Channels;

namespace Oqupie.Channels.AppStore;

/// <summary>
/// The answers that this process has sent: a response bears no mark of ours, and between Apple's taking it and our writing that down it would be taken for
/// somebody else's; longer, where the answer to our call was lost.
/// </summary>
internal sealed class AppStoreOwnAnswers
{
    private const int MostKept = 1_000;

    private readonly ConcurrentDictionary<(ChannelId Channel, string Review, string Words), string> _kept = new();

    /// <param name="channel">By which it leaves.</param>
    /// <param name="review">What it answers.</param>
    /// <param name="text">Its words.</param>
    /// <param name="outbox">The entry that carries it.</param>
    public void Add(ChannelId channel, string review, string text, string outbox)
    {
        if (_kept.Count >= MostKept)
        {
            _kept.Clear(); // Those that have left are known by their names.
        }

        _kept[(channel, review, AppStoreText.MarkOfWords(text))] = outbox;
    }

    /// <summary>Apple has refused it: who says the same there is somebody else.</summary>
    public void Remove(ChannelId channel, string review, string text) => _kept.TryRemove((channel, review, AppStoreText.MarkOfWords(text)), out _);

    /// <returns>The entry that carried it; null where none is known to have.</returns>
    public string? Find(ChannelId channel, string review, string text) => _kept.GetValueOrDefault((channel, review, AppStoreText.MarkOfWords(text)));
}
