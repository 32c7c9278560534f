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
    private readonly ConcurrentDictionary<long, bool> _refused = new();
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

    /// <summary>Puts a message in that the server names and does not give until <see cref="Give"/>.</summary>
    public void Refuse(RawMessage raw)
    {
        _refused[_mails.Count + 1] = true;
        Put(raw);
    }

    public void Give() => _refused.Clear();

    /// <summary>How often messages were asked for by their numbers.</summary>
    public int AskedAgain { get; private set; }

    /// <summary>It is there no more.</summary>
    public void Remove(long uid) => _mails.TryRemove(uid, out _);

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
        return Task.FromResult(Batch(folder, uids, uids.Count > 0 ? uids[^1] : from));
    }

    public Task<FetchBatch> Fetch(WatchedFolder folder, IReadOnlyList<long> uids, bool alone, CancellationToken cancellationToken)
    {
        AskedAgain++;
        var there = uids.Where(_mails.ContainsKey).ToList();

        foreach (var uid in there)
        {
            _mails[uid] = _mails[uid] with { Source = MailSource.Of(folder.Name, UidValidity, uid) };
        }

        return Task.FromResult(Batch(folder, there, 0));
    }

    public Task<FolderListing> List(WatchedFolder folder, CancellationToken cancellationToken) =>
        Task.FromResult(new FolderListing(UidValidity, [.. _mails.Keys.Order()]));

    public Task<ImmutableArray<MissingMail>> Describe(WatchedFolder folder, IReadOnlyList<long> uids, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<MissingMail>>([.. uids.Select(uid => new MissingMail(uid, null, _mails[uid].Size))]);

    public Task<string?> Finish(FetchBatch batch, IReadOnlyCollection<RawMessage> taken, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task Wait(DateTimeOffset? until, CancellationToken cancellationToken) => until is { } at
        ? Task.WhenAny((_heard ?? _more).Task, Task.Delay(at > Clock.GetUtcNow() ? at - Clock.GetUtcNow() : TimeSpan.Zero, Clock, cancellationToken))
        : (_heard ?? _more).Task.WaitAsync(cancellationToken);

    /// <summary>By which it waits.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    private FetchBatch Batch(WatchedFolder folder, List<long> uids, long reached) => new(
        [.. uids.Where(uid => !_refused.ContainsKey(uid)).Select(uid => _mails[uid]).Where(raw => raw.Source.Length > 0)],
        new(folder.Name, UidValidity, reached),
        More: false)
    {
        NotGiven =
        [
            .. uids.Where(_refused.ContainsKey).Select(uid => new NotGiven(MailSource.Of(folder.Name, UidValidity, uid), "The server did not give it.")),
        ],
    };

    public ValueTask DisposeAsync() => default;
}
