using System.Collections.Immutable;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using Oqupie.Channels.Email.Connecting;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Files;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Channels.Email.Fetching;

/// <summary>
/// An IMAP account, its folders opened by EXAMINE, so that nothing on the server changes unless the channel says so. Where it stands is UIDVALIDITY and UID
/// (RFC 3501 §2.3.1.1) and nothing else: people may read, flag, move and delete in the same mailbox meanwhile.
/// </summary>
internal sealed class ImapMailbox : IMailbox
{
    private readonly ImapClient _client;
    private readonly ImapFolders _folders;
    private readonly MailServer _server;
    private readonly MailFetching _fetching;
    private readonly EmailOptions _options;
    private readonly TimeProvider _clock;
    private readonly ImapTaking _taking;

    // UIDs the server has named and nobody has asked for yet, so that a full mailbox is listed once and not once a batch.
    private readonly Queue<UniqueId> _waiting = new();
    private MailCursor? _fetchedTo;
    private long _end;

    public ImapMailbox(
        ImapClient client,
        MailServer server,
        MailFetching fetching,
        AccountId account,
        IBlobStore blobs,
        EmailOptions options,
        TimeProvider clock)
    {
        (_client, _server, _fetching, _options, _clock) = (client, server, fetching, options, clock);
        _folders = new(client);
        _taking = new(client, account, blobs);
    }

    public FetchMode Mode => _client.Capabilities.HasFlag(ImapCapabilities.Idle) ? FetchMode.Idle : FetchMode.Poll;

    public Task<FetchBatch> Fetch(WatchedFolder folder, MailCursor? cursor, int limit, CancellationToken cancellationToken) => Told(
        async token =>
        {
            var start = cursor is not null && cursor == _fetchedTo && _waiting.Count > 0 ? cursor : await Begin(folder, cursor, token);
            var uids = new List<UniqueId>(limit);

            while (uids.Count < limit && _waiting.TryDequeue(out var uid))
            {
                uids.Add(uid);
            }

            var window = MailWindow.Of(folder, _fetching);
            var taken = await _taking.Take(await _folders.Kept(folder.Name, token), uids, window, start.ImportTo, token);
            _fetchedTo = start with { Uid = _waiting.Count is 0 ? _end : uids[^1].Id };
            return new FetchBatch(taken, _fetchedTo, More: _waiting.Count > 0 || _folders.Changed || start.Uid < start.ImportTo);
        },
        cancellationToken);

    public Task<FetchBatch> Fetch(WatchedFolder folder, IReadOnlyList<long> uids, CancellationToken cancellationToken) => Told(
        async token =>
        {
            var open = await _folders.Open(folder.Name, FolderAccess.ReadOnly, token);
            var there = await open.SearchAsync(SearchQuery.Uids(Numbers(uids)), token);
            var taken = await _taking.Take(open, [.. there], MailWindow.Of(folder, _fetching), importTo: 0, token);
            return new FetchBatch(taken, new(folder.Name, open.UidValidity, 0), More: false);
        },
        cancellationToken);

    public Task<FolderListing> List(WatchedFolder folder, CancellationToken cancellationToken) => Told(
        async token =>
        {
            var open = await _folders.Open(folder.Name, FolderAccess.ReadOnly, token);
            var uids = await open.SearchAsync(MailWindow.Of(folder, _fetching).Search(), token);
            return new FolderListing(open.UidValidity, [.. uids.Select(uid => (long)uid.Id).Order()]);
        },
        cancellationToken);

    public Task<ImmutableArray<MissingMail>> Describe(WatchedFolder folder, IReadOnlyList<long> uids, CancellationToken cancellationToken) => Told(
        async token =>
        {
            var open = await _folders.Kept(folder.Name, token);
            var window = MailWindow.Of(folder, _fetching);
            var found = await open.FetchAsync(Numbers(uids), MessageSummaryItems.UniqueId | MessageSummaryItems.InternalDate | MessageSummaryItems.Size, token);
            return found.Where(mail => !window.IsTooOld(mail.InternalDate))
                .Select(mail => new MissingMail(mail.UniqueId.Id, mail.InternalDate, mail.Size ?? 0)).OrderBy(mail => mail.Uid).ToImmutableArray();
        },
        cancellationToken);

    public Task<string?> Finish(FetchBatch batch, IReadOnlyCollection<RawMessage> taken, CancellationToken cancellationToken) =>
        _fetching.After is AfterIntake.Nothing || taken.Count is 0
            ? Task.FromResult<string?>(null)
            : Told(
                token => new ImapFinish(_folders, _server, _fetching).Do(batch.Cursor, [.. taken.Select(raw => MailSource.Uid(raw.Source))], token),
                cancellationToken);

    public Task Wait(CancellationToken cancellationToken) =>
        _folders.Changed ? Task.CompletedTask : Told(token => Mode is FetchMode.Idle ? Listen(token) : Poll(token), cancellationToken);

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

    // From the beginning where there is no cursor, or the server counts anew (another UIDVALIDITY): message keys tell intake what it has taken in before.
    private async Task<MailCursor> Begin(WatchedFolder folder, MailCursor? cursor, CancellationToken cancellationToken)
    {
        _waiting.Clear();
        var open = await _folders.Open(folder.Name, FolderAccess.ReadOnly, cancellationToken);
        var window = MailWindow.Of(folder, _fetching);
        var last = (open.UidNext?.Id ?? 1) - 1;
        var start = cursor is { } known && known.Folder == folder.Name && known.UidValidity == open.UidValidity
            ? known
            : new(folder.Name, open.UidValidity, 0, window.From is null ? 0 : last);

        // What was there at the first look is asked for by its age; what comes during it is asked for afterwards.
        var importing = start.Uid < start.ImportTo;
        _end = Math.Max(start.Uid, importing ? start.ImportTo : last);

        if (start.Uid >= uint.MaxValue)
        {
            return start;
        }

        var range = new UniqueIdRange(
            new UniqueId(open.UidValidity, (uint)start.Uid + 1), importing ? new UniqueId(open.UidValidity, (uint)start.ImportTo) : UniqueId.MaxValue);
        SearchQuery query = importing ? SearchQuery.Uids(range).And(window.Search()) : SearchQuery.Uids(range);

        // "n:*" also names the last message where that is before n.
        foreach (var uid in (await open.SearchAsync(query, cancellationToken)).Where(uid => uid.Id > start.Uid).OrderBy(uid => uid.Id))
        {
            _waiting.Enqueue(uid);
            _end = Math.Max(_end, uid.Id);
        }

        return start;
    }

    private async Task<bool> Listen(CancellationToken cancellationToken)
    {
        // A server tells of one folder only; the others are looked into as if it told of none.
        var patience = _fetching.Folders.Length > 1 && _options.PollEvery < _options.IdleFor ? _options.PollEvery : _options.IdleFor;
        using var done = new CancellationTokenSource(patience, _clock);
        _folders.Told = Stop;

        try
        {
            // What came since the last search is told when IDLE begins.
            await _client.IdleAsync(done.Token, cancellationToken);
        }
        finally
        {
            _folders.Told = null;
        }

        return _folders.Changed;

        void Stop() => done.Cancel();
    }

    private async Task<bool> Poll(CancellationToken cancellationToken)
    {
        await Task.Delay(_options.PollEvery, _clock, cancellationToken);
        await _client.NoOpAsync(cancellationToken);
        return _folders.Changed;
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

    private static List<UniqueId> Numbers(IEnumerable<long> uids) => [.. uids.Select(uid => new UniqueId((uint)uid))];
}
