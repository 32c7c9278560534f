using System.Collections.Concurrent;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Access;

/// <summary>What this host remembers of one account, and up to where it has heard the account's news.</summary>
internal sealed class AccountWatch(AccountId account, TimeProvider clock)
{
    /// <summary>Who cannot hear the news trusts what was cached no longer than this; with the second between two questions it makes the promised two.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(2);

    /// <summary>What was not told because its teller died in between ends here.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(30);

    private readonly Lock _hearing = new();
    private readonly ConcurrentDictionary<string, Kept<AgentSession>> _members = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Kept<KeyRights>> _keys = new(StringComparer.Ordinal);
    private long _heardAt;
    private long _drops;

    public AccountId Account => account;

    public string Epoch { get; private set; } = "";

    public long Number { get; private set; }

    public bool HasHeard => Epoch.Length > 0;

    /// <summary>Counts what was dropped. Who read something remembers it only if nothing was dropped meanwhile.</summary>
    public long Drops => Volatile.Read(ref _drops);

    public AgentSession? Member(string id) => Fresh(_members, id);

    public KeyRights? Key(string hash) => Fresh(_keys, hash);

    public void Keep(string member, AgentSession rights, long drops) => Keep(_members, member, rights, drops);

    public void Keep(string hash, KeyRights rights, long drops) => Keep(_keys, hash, rights, drops);

    /// <summary>Drops what the news names; everything where it is a new epoch or too much was missed.</summary>
    /// <param name="news">What was answered.</param>
    /// <param name="askedAt">When it was asked: the news is as of then.</param>
    /// <returns>False where it is older than what was heard before.</returns>
    public bool Hear(AccountNews news, long askedAt)
    {
        lock (_hearing)
        {
            if (news.Epoch == Epoch && news.Number < Number)
            {
                return false;
            }

            if (news.Reset || !news.Changes.IsEmpty)
            {
                Interlocked.Increment(ref _drops); // First, so that whoever is reading now does not keep what is old.
                Drop(news);
            }

            (Epoch, Number) = (news.Epoch, news.Number);
            Volatile.Write(ref _heardAt, Math.Max(askedAt, _heardAt));
            return true;
        }
    }

    private void Drop(AccountNews news)
    {
        if (news.Reset)
        {
            _members.Clear();
            _keys.Clear();
        }

        foreach (var change in news.Changes)
        {
            if (change.Kind is AccountChangeKind.Member)
            {
                _members.TryRemove(change.Local, out _);
                DropKeys(key => key.Maker == change.Local); // They may what their maker may.
            }
            else if (change.Kind is AccountChangeKind.ApiKey)
            {
                DropKeys(key => key.Id == change.Local);
            }
        }
    }

    private void DropKeys(Func<Actor, bool> which)
    {
        foreach (var (hash, kept) in _keys)
        {
            if (which(kept.Value.Actor))
            {
                _keys.TryRemove(hash, out _);
            }
        }
    }

    private T? Fresh<T>(ConcurrentDictionary<string, Kept<T>> kept, string key)
        where T : class =>
        HasHeard && clock.GetElapsedTime(Volatile.Read(ref _heardAt)) < Trust
        && kept.TryGetValue(key, out var found) && clock.GetElapsedTime(found.At) < MaxAge
            ? found.Value
            : null;

    private void Keep<T>(ConcurrentDictionary<string, Kept<T>> kept, string key, T value, long drops)
    {
        lock (_hearing)
        {
            if (drops == Drops)
            {
                kept[key] = new(clock.GetTimestamp(), value);
            }
        }
    }

    private readonly record struct Kept<T>(long At, T Value);
}
