using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

internal sealed partial class ChannelPollerGrain
{
    public Task<Outcome<Reconciliation>> Reconcile(CancellationToken cancellationToken) => WithMailbox(
        (mailbox, folders) => reconciler.Compare(Channel, mailbox, folders, Cursor, cancellationToken), cancellationToken);

    public Task<Outcome<Reconciliation>> FetchMissing(CancellationToken cancellationToken) => WithMailbox(
        async (mailbox, folders) =>
        {
            var found = await reconciler.Compare(Channel, mailbox, folders, Cursor, cancellationToken);
            await reconciler.Fetch(Channel, mailbox, folders, found, cancellationToken);
            return await reconciler.Compare(Channel, mailbox, folders, Cursor, cancellationToken);
        },
        cancellationToken);

    private async Task<Outcome<Reconciliation>> WithMailbox(
        Func<IMailbox, ImmutableArray<WatchedFolder>, Task<Reconciliation>> act, CancellationToken cancellationToken)
    {
        var opened = await GrainFactory.GetGrain<IChannelsGrain>(Channel.Account.Value).Open(Channel.Local);

        if (!opened.Succeeded(out var channel, out var refusal))
        {
            return refusal;
        }

        if (channel.Settings.Imap is null)
        {
            return Refusal.Conflict("The channel fetches from no mailbox, so there is nothing to compare.");
        }

        try
        {
            var adapter = adapters.Single(candidate => candidate.Kind == channel.Kind);
            await using var mailbox = await adapter.Connect(Channel.Account, channel.Settings, cancellationToken);
            return await act(mailbox, (channel.Settings.Fetching ?? MailFetching.Usual).Folders);
        }
        catch (ChannelFailedException e)
        {
            return Refusal.Conflict(e.Message, code: "mailbox_failed");
        }
    }
}
