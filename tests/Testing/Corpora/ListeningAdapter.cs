using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;

namespace Oqupie.Testing.Corpora;

/// <summary>A channel's own reader, with an ear on what it reads. For one reader at a time.</summary>
internal sealed class ListeningAdapter(IReadChannel reader, IntakeRun run) : IReadChannel
{
    public string Kind => reader.Kind;

    public async Task<ReadItem> Read(ChannelContext channel, RawMessage raw, CancellationToken cancellationToken)
    {
        var read = await reader.Read(channel, raw, cancellationToken);
        run.LastRead = read;
        return read;
    }
}
