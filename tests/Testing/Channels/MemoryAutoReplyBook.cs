using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Channels;

namespace Oqupie.Testing.Channels;

public sealed class MemoryAutoReplyBook : IAutoReplyBook
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private ImmutableDictionary<(AccountId Account, string Address), DateTimeOffset> _claims = ImmutableDictionary<(AccountId, string), DateTimeOffset>.Empty;

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
