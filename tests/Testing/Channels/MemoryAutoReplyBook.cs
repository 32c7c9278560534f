using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Channels;

namespace Oqupie.Testing.Channels;

public sealed class MemoryAutoReplyBook : IAutoReplyBook
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private ImmutableDictionary<(AccountId Account, string Address), DateTimeOffset> _claims = ImmutableDictionary<(AccountId, string), DateTimeOffset>.Empty;

    private ImmutableDictionary<(AccountId Account, string What, long Hour), int> _spent = ImmutableDictionary<(AccountId, string, long), int>.Empty;

    public Task<bool> Spend(AccountId account, ImmutableArray<AutoReplyBudget> budgets, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var budget in budgets)
            {
                var place = (account, budget.What, now.ToUnixTimeSeconds() / 3600);
                var used = _spent.GetValueOrDefault(place);

                if (used >= budget.Limit)
                {
                    return Task.FromResult(false);
                }

                _spent = _spent.SetItem(place, used + 1);
            }

            return Task.FromResult(true);
        }
    }

    public Task<bool> Claim(AccountId account, string address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_claims.TryGetValue((account, address), out var at) && at > now - Day)
            {
                return Task.FromResult(false);
            }

            _claims = _claims.SetItem((account, address), now);
            return Task.FromResult(true);
        }
    }
}
