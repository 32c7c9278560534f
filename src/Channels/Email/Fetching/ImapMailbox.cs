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
    private readonly ImapConnection _connection;
    private readonly MailServer _server;
    private readonly MailFetching _fetching;
    private readonly EmailOptions _options;
    private readonly TimeProvider _clock;
    private readonly ImapNarrowing _narrowing;

    // UIDs the server has named and nobody has asked for yet, so that a full mailbox is listed once and not once a batch.
    private readonly Queue<UniqueId> _waiting = new();
    private MailCursor? _fetchedTo;
    private long _end;

    public ImapMailbox(
        ImapConnection connection,
        MailServer server,
        MailFetching fetching,
        AccountId account,
        IBlobStore blobs,
        EmailOptions options,
        TimeProvider clock)
    {
        (_connection, _server, _fetching, _options, _clock) = (connection, server, fetching, options, clock);
        _narrowing = new(connection, new(account, blobs), Words, clock);
    }

    private ImapFolders Folders => _connection.Folders;

    private PlainWords Words => new(_server, check: null, _options.Timeout);

    public FetchMode Mode => _connection.Mode;

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
            var come = await _narrowing.Take(folder.Name, uids, window, start.ImportTo, suspected: limit is 1, token);
            _fetchedTo = start with { Uid = Reached(uids, come.Rest) };
            return new FetchBatch(come.Taken, _fetchedTo, More: _waiting.Count > 0 || !come.Rest.IsEmpty || _connection.HasNews || start.Uid < start.ImportTo)
            {
                NotGiven = come.NotGiven,
            };
        },
        cancellationToken);

    public Task<FetchBatch> Fetch(WatchedFolder folder, IReadOnlyList<long> uids, bool alone, CancellationToken cancellationToken) => Told(
        async token =>
        {
            var open = await Folders.Open(folder.Name, FolderAccess.ReadOnly, token);
            var validity = open.UidValidity;
            var there = await open.SearchAsync(SearchQuery.Uids(Numbers(uids)), token);
            var wanted = there.Where(uid => uids.Contains(uid.Id)).OrderBy(uid => uid.Id).ToList();
            var come = await _narrowing.Take(folder.Name, wanted, MailWindow.Of(folder, _fetching), importTo: 0, suspected: alone, token);
            return new FetchBatch(come.Taken, new(folder.Name, validity, 0), More: false)
            {
                NotGiven = come.NotGiven,
                Rest = [.. come.Rest.Select(uid => (long)uid.Id)],
            };
        },
        cancellationToken);

    public Task<FolderListing> List(WatchedFolder folder, CancellationToken cancellationToken) => Told(
        async token =>
        {
            var open = await Folders.Open(folder.Name, FolderAccess.ReadOnly, token);
            var uids = await open.SearchAsync(MailWindow.Of(folder, _fetching).Search(), token);
            return new FolderListing(open.UidValidity, [.. uids.Select(uid => (long)uid.Id).Order()]);
        },
        cancellationToken);

    public Task<ImmutableArray<MissingMail>> Describe(WatchedFolder folder, IReadOnlyList<long> uids, CancellationToken cancellationToken) => Told(
        async token =>
        {
            var open = await Folders.Kept(folder.Name, token);
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
                token => new ImapFinish(Folders, _server, _fetching).Do(batch.Cursor, [.. taken.Select(raw => MailSource.Uid(raw.Source))], token),
                cancellationToken);

    public Task Wait(DateTimeOffset? until, CancellationToken cancellationToken) =>
        _connection.HasNews ? Task.CompletedTask : Told(token => Mode is FetchMode.Idle ? Listen(until, token) : Poll(until, token), cancellationToken);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    // What was not come to is listed anew by the next call.
    private long Reached(List<UniqueId> uids, ImmutableArray<UniqueId> rest)
    {
        if (rest is not [var first, ..])
        {
            return _waiting.Count is 0 ? _end : uids[^1].Id;
        }

        _waiting.Clear();
        return first.Id - 1;
    }

    // From the beginning where there is no cursor, or the server counts anew (another UIDVALIDITY): message keys tell intake what it has taken in before.
    private async Task<MailCursor> Begin(WatchedFolder folder, MailCursor? cursor, CancellationToken cancellationToken)
    {
        _waiting.Clear();
        var open = await Folders.Open(folder.Name, FolderAccess.ReadOnly, cancellationToken);
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

    private async Task<bool> Listen(DateTimeOffset? until, CancellationToken cancellationToken)
    {
        // A server tells of one folder only; the others are looked into as if it told of none.
        var patience = _fetching.Folders.Length > 1 && _options.PollEvery < _options.IdleFor ? _options.PollEvery : _options.IdleFor;
        using var done = new CancellationTokenSource(Sooner(patience, until), _clock);
        Folders.Told = Stop;

        try
        {
            // What came since the last search is told when IDLE begins.
            await _connection.Client.IdleAsync(done.Token, cancellationToken);
        }
        finally
        {
            Folders.Told = null;
        }

        return Folders.Changed;

        void Stop() => done.Cancel();
    }

    private async Task<bool> Poll(DateTimeOffset? until, CancellationToken cancellationToken)
    {
        await Task.Delay(Sooner(_options.PollEvery, until), _clock, cancellationToken);
        await _connection.Client.NoOpAsync(cancellationToken);
        return Folders.Changed;
    }

    private TimeSpan Sooner(TimeSpan patience, DateTimeOffset? until)
    {
        var left = until - _clock.GetUtcNow();
        return left < patience ? left < TimeSpan.Zero ? TimeSpan.Zero : left.Value : patience;
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
            throw new ChannelFailedException(Words.Say("fetch", e), e);
        }
    }

    // What our own disk does is an IOException too, but the connection has outlived it.
    private bool IsServers(Exception e) => PlainWords.Knows(e) && !(e is IOException && _connection.Client.IsConnected) || e is FolderNotOpenException;

    private static List<UniqueId> Numbers(IEnumerable<long> uids) => [.. uids.Select(uid => new UniqueId((uint)uid))];
}
