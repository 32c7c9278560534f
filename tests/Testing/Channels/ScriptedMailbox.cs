using System.Collections.Concurrent;
using System.Collections.Immutable;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Testing.Channels;

/// <summary>A mailbox with one folder of the test's making. Never gone, and open to several at once.</summary>
public sealed class ScriptedMailbox : IMailbox
{
    private readonly ConcurrentDictionary<long, RawMessage> _mails = new();
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _heard;

    public long UidValidity { get; private set; } = 1;

    public FetchMode Mode => FetchMode.Idle;

    /// <summary>Puts a message in; where <paramref name="told"/> is false, fetching overlooks it.</summary>
    public void Put(RawMessage raw, bool told = true)
    {
        var uid = _mails.Count + 1;
        _mails[uid] = raw with { Source = told ? MailSource.Of("INBOX", UidValidity, uid) : "" };
        Interlocked.Exchange(ref _more, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <summary>The server counts anew.</summary>
    public void Renumber()
    {
        UidValidity++;

        foreach (var (uid, raw) in _mails)
        {
            _mails[uid] = raw with { Source = MailSource.Of("INBOX", UidValidity, uid) };
        }

        Interlocked.Exchange(ref _more, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    public Task<FetchBatch> Fetch(WatchedFolder folder, MailCursor? cursor, int limit, CancellationToken cancellationToken)
    {
        _heard = _more;
        var from = cursor?.UidValidity == UidValidity ? cursor.Uid : 0;
        var uids = _mails.Keys.Where(uid => uid > from).Order().ToList();
        var messages = uids.Select(uid => _mails[uid]).Where(raw => raw.Source.Length > 0).ToImmutableArray();
        return Task.FromResult(new FetchBatch(messages, new(folder.Name, UidValidity, uids.Count > 0 ? uids[^1] : from), More: false));
    }

    public Task<FetchBatch> Fetch(WatchedFolder folder, IReadOnlyList<long> uids, CancellationToken cancellationToken) =>
        Task.FromResult(new FetchBatch(
            [.. uids.Select(uid => _mails[uid] with { Source = MailSource.Of(folder.Name, UidValidity, uid) })], new(folder.Name, UidValidity, 0),
            More: false));

    public Task<FolderListing> List(WatchedFolder folder, CancellationToken cancellationToken) =>
        Task.FromResult(new FolderListing(UidValidity, [.. _mails.Keys.Order()]));

    public Task<ImmutableArray<MissingMail>> Describe(WatchedFolder folder, IReadOnlyList<long> uids, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<MissingMail>>([.. uids.Select(uid => new MissingMail(uid, null, _mails[uid].Size))]);

    public Task<string?> Finish(FetchBatch batch, IReadOnlyCollection<RawMessage> taken, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task Wait(CancellationToken cancellationToken) => (_heard ?? _more).Task.WaitAsync(cancellationToken);

    public ValueTask DisposeAsync() => default;
}
