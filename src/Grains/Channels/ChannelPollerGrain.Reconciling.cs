using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Grains.Channels;

internal sealed partial class ChannelPollerGrain
{
    public Task<Outcome<Reconciliation>> Reconcile(CancellationToken cancellationToken) => WithMailbox(
        (mailbox, folders) => reconciler.Compare(Channel, mailbox, folders, Place, cancellationToken), cancellationToken);

    public Task<Outcome<Reconciliation>> FetchMissing(CancellationToken cancellationToken) => WithMailbox(
        async (mailbox, folders) =>
        {
            var found = await reconciler.Compare(Channel, mailbox, folders, Place, cancellationToken);
            await reconciler.Fetch(Channel, mailbox, folders, found, cancellationToken);
            return await reconciler.Compare(Channel, mailbox, folders, Place, cancellationToken);
        },
        cancellationToken);

    private MailCursor? Place(string folder) => MailPlaces.Read(state.State.Reached).In(folder);

    private async Task<Outcome<Reconciliation>> WithMailbox(
        Func<IMailbox, ImmutableArray<WatchedFolder>, Task<Reconciliation>> act, CancellationToken cancellationToken)
    {
        var opened = await GrainFactory.GetGrain<IChannelsGrain>(Channel.Account.Value).Open(Channel.Local);

        if (!opened.Succeeded(out var channel, out var refusal))
        {
            return refusal;
        }

        if (channel.Settings is not EmailSettings { Imap: not null } mail)
        {
            return Refusal.Conflict("The channel fetches from no mailbox, so there is nothing to compare.", "no_mailbox");
        }

        try
        {
            await using var mailbox = await mailboxes.Open(Channel.Account, mail, cancellationToken);
            return await act(mailbox, (mail.Fetching ?? MailFetching.Usual).Folders);
        }
        catch (ChannelFailedException e)
        {
            return Refusal.Conflict(e.Message, code: "mailbox_failed");
        }
    }
}
