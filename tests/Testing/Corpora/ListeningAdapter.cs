using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Testing.Corpora;

/// <summary>A channel's own adapter, with an ear on what it reads. For one reader at a time.</summary>
internal sealed class ListeningAdapter(IChannelAdapter adapter, IntakeRun run) : IChannelAdapter
{
    public string Kind => adapter.Kind;

    public Task<ChannelTest> Test(EmailSettings settings, CancellationToken cancellationToken) => adapter.Test(settings, cancellationToken);

    public Task<IMailbox> Connect(AccountId account, EmailSettings settings, CancellationToken cancellationToken) =>
        adapter.Connect(account, settings, cancellationToken);

    public async Task<ReadMessage> Read(ChannelContext channel, RawMessage raw, CancellationToken cancellationToken) =>
        run.LastRead = await adapter.Read(channel, raw, cancellationToken);

    public Task<SendAnswer> Send(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken) =>
        adapter.Send(channel, item, cancellationToken);
}
