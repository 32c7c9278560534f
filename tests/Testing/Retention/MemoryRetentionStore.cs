using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Retention;
using Oqupie.Grains.Retention;
using Oqupie.Grains.Schedule;

namespace Oqupie.Testing.Retention;

public sealed class MemoryRetentionStore : IRetentionStore
{
    private readonly MemoryTables _tables;
    private readonly Dictionary<AccountId, RetentionSettings> _settings = [];

    internal MemoryRetentionStore(MemoryTables tables) => _tables = tables;

    public Task<RetentionSettings> Read(AccountId account, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            var next = _tables.Due.GetValueOrDefault((account, RetentionDue.What, RetentionDue.Key)).Item?.NextAt;
            return Task.FromResult(_settings.TryGetValue(account, out var known) ? known with { NextAt = next } : RetentionSettings.Forever);
        }
    }

    public Task Write(AccountId account, RetentionSettings settings, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            _settings[account] = settings;

            if (settings.NextAt is { } next)
            {
                _tables.Put(account, new() { What = RetentionDue.What, Key = RetentionDue.Key, At = next });
            }
            else
            {
                _tables.Due.Remove((account, RetentionDue.What, RetentionDue.Key));
            }
        }

        if (settings.NextAt is { } at)
        {
            _tables.RingFor(account, [new() { What = RetentionDue.What, Key = RetentionDue.Key, At = at }]);
        }

        return Task.CompletedTask;
    }

    public Task Move(AccountId account, DueEnd row, DateTimeOffset next, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            _tables.EndOrMove(account, row, next);
        }

        _tables.RingFor(account, [new() { What = row.What, Key = row.Key, At = next }]);
        return Task.CompletedTask;
    }
}
