using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Tickets;

/// <summary>Wakes the outbox of a channel. Tickets own this port, Channels rings it, so that tickets need not know channels.</summary>
public interface IOutboxBell
{
    /// <summary>Never waits and never fails: the outbox also looks by itself.</summary>
    void Ring(AccountId account, string channel, DateTimeOffset due);
}
