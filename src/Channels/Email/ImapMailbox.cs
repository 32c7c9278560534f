using System.Globalization;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Files;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Email;

/// <summary>
/// One folder of an IMAP account, opened by EXAMINE, so that nothing on the server changes. Where it stands is UIDVALIDITY and UID (RFC 3501 §2.3.1.1) and nothing else:
/// people may read, flag, move and delete in the same mailbox meanwhile.
/// </summary>
internal sealed class ImapMailbox : IMailbox
{
    private readonly ImapClient _client;
    private readonly ImapFolder _folder;
    private readonly MailServer _server;
    private readonly AccountId _account;
    private readonly IBlobStore _blobs;
    private readonly EmailOptions _options;
    private readonly TimeProvider _clock;

    // UIDs the server has named and nobody has asked for yet, so that a full mailbox is listed once and not once a batch.
    private readonly Queue<UniqueId> _waiting = new();
    private MailCursor? _fetchedTo;
    private volatile bool _changed;

    public ImapMailbox(ImapClient client, ImapFolder folder, MailServer server, AccountId account, IBlobStore blobs, EmailOptions options, TimeProvider clock)
    {
        (_client, _folder, _server, _account, _blobs, _options, _clock) = (client, folder, server, account, blobs, options, clock);
        _folder.CountChanged += (_, _) => _changed = true;
    }

    public FetchMode Mode => _client.Capabilities.HasFlag(ImapCapabilities.Idle) ? FetchMode.Idle : FetchMode.Poll;

    // From the beginning where there is no cursor, or the server counts anew (another UIDVALIDITY): message keys tell intake what it has taken in before.
    private MailCursor Beginning => new(_folder.FullName, _folder.UidValidity, 0);

    public async Task<FetchBatch> Fetch(MailCursor? cursor, int limit, CancellationToken cancellationToken)
    {
        var start = cursor is { } known && known.Folder == _folder.FullName && known.UidValidity == _folder.UidValidity ? known : Beginning;

        return await Told(
            async token =>
            {
                if (_waiting.Count is 0 || start != _fetchedTo)
                {
                    await List(start, token);
                }

                return await Take(start, limit, token);
            },
            cancellationToken);
    }

    public Task Wait(CancellationToken cancellationToken) =>
        _changed ? Task.CompletedTask : Told(token => Mode is FetchMode.Idle ? Listen(token) : Poll(token), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            // A word of parting, but not for long: the server may be gone.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), _clock);
            await _client.DisconnectAsync(quit: _client.IsConnected, patience.Token);
        }
        catch (Exception e) when (PlainWords.Knows(e))
        {
            // It is closed either way.
        }
        finally
        {
            _client.Dispose();
        }
    }

    private async Task List(MailCursor start, CancellationToken cancellationToken)
    {
        _changed = false;
        _waiting.Clear();

        if (start.Uid >= uint.MaxValue)
        {
            return;
        }

        var range = new UniqueIdRange(new UniqueId(_folder.UidValidity, (uint)start.Uid + 1), UniqueId.MaxValue);

        // "n:*" also names the last message where that is before n.
        foreach (var uid in (await _folder.SearchAsync(SearchQuery.Uids(range), cancellationToken)).Where(uid => uid.Id > start.Uid).OrderBy(uid => uid.Id))
        {
            _waiting.Enqueue(uid);
        }
    }

    private async Task<FetchBatch> Take(MailCursor start, int limit, CancellationToken cancellationToken)
    {
        var uids = new List<UniqueId>(limit);

        while (uids.Count < limit && _waiting.TryDequeue(out var uid))
        {
            uids.Add(uid);
        }

        var taken = new SortedDictionary<uint, RawMessage>();

        if (uids.Count > 0)
        {
            await _folder.GetStreamsAsync(uids, async (_, _, uid, bytes, token) => taken[uid.Id] = await Keep(uid, bytes, token), cancellationToken);
        }

        await LeaveOutDeleted(taken, cancellationToken);
        _fetchedTo = uids.Count > 0 ? start with { Uid = uids[^1].Id } : start;
        return new([.. taken.Values], _fetchedTo, More: _waiting.Count > 0 || _changed);
    }

    // What was deleted between the search and the fetch is not among them, or empty: Dovecot answers so while we have not heard of it yet.
    private async Task LeaveOutDeleted(SortedDictionary<uint, RawMessage> taken, CancellationToken cancellationToken)
    {
        var empty = taken.Where(one => one.Value.Size is 0).Select(one => new UniqueId(_folder.UidValidity, one.Key)).ToList();

        if (empty.Count > 0)
        {
            await _client.NoOpAsync(cancellationToken);
            var there = await _folder.SearchAsync(SearchQuery.Uids(empty), cancellationToken);

            foreach (var uid in empty.Except(there))
            {
                taken.Remove(uid.Id);
            }
        }
    }

    private async Task<RawMessage> Keep(UniqueId uid, Stream bytes, CancellationToken cancellationToken)
    {
        var blob = await _blobs.Put(_account, bytes, cancellationToken);
        var source = string.Create(CultureInfo.InvariantCulture, $"imap:{_folder.FullName}:{_folder.UidValidity}:{uid.Id}");
        return new() { Source = source, Sha256 = blob.Sha256, Size = blob.Size };
    }

    private async Task<bool> Listen(CancellationToken cancellationToken)
    {
        using var done = new CancellationTokenSource(_options.IdleFor, _clock);
        _folder.CountChanged += Changed;

        try
        {
            // What came since the last search is told when IDLE begins.
            await _client.IdleAsync(done.Token, cancellationToken);
        }
        finally
        {
            _folder.CountChanged -= Changed;
        }

        return _changed;

        void Changed(object? sender, EventArgs e) => done.Cancel();
    }

    private async Task<bool> Poll(CancellationToken cancellationToken)
    {
        await Task.Delay(_options.PollEvery, _clock, cancellationToken);
        await _client.NoOpAsync(cancellationToken);
        return _changed;
    }

    private async Task<T> Told<T>(Func<CancellationToken, Task<T>> act, CancellationToken cancellationToken)
    {
        try
        {
            // Off the caller's scheduler: what is fetched is hashed and flushed to the disk between the awaits.
            return await Task.Run(() => act(cancellationToken), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && IsServers(e))
        {
            throw new ChannelFailedException(new PlainWords(_server, check: null, _options.Timeout).Say("fetch", e), e);
        }
    }

    // What our own disk does is an IOException too, but the connection has outlived it.
    private bool IsServers(Exception e) => PlainWords.Knows(e) && !(e is IOException && _client.IsConnected) || e is FolderNotOpenException;
}
