using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.WebHost.Live;

/// <summary>
/// How many tickets the followed brands of an account hold, for all consoles of this host: asked for when the feed says that something changed, once for all
/// that changed meanwhile, and never oftener than four times a second, whoever and however many look.
/// </summary>
/// <param name="account">Whose.</param>
/// <param name="ask">Counts brands.</param>
/// <param name="counted">Called when brands were counted anew.</param>
/// <param name="stopping">Nothing is asked after this.</param>
internal sealed partial class AccountTallies(
    AccountId account,
    Func<ImmutableArray<string>, Task<ImmutableArray<BoxTally>>> ask,
    Func<Task> counted,
    TimeProvider clock,
    ILogger logger,
    CancellationToken stopping)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>Counting may take this share of the time, and no more.</summary>
    private const int Share = 4;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _followed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BrandTally> _tallies = new(StringComparer.Ordinal);
    private bool _asking;

    /// <summary>The brand is followed, and what was counted of it is no longer so.</summary>
    public void Changed(string brand)
    {
        lock (_gate)
        {
            _followed.Add(brand);
            _changed.Add(brand);

            if (_asking)
            {
                return;
            }

            _asking = true;
        }

        _ = AskAll(); // Not awaited: the feed goes on meanwhile. It never throws.
    }

    /// <summary>The brand is no longer followed, so nobody would say that it changed.</summary>
    public void Forget(string brand)
    {
        lock (_gate)
        {
            _followed.Remove(brand);
            _changed.Remove(brand);
            _tallies.Remove(brand);
        }
    }

    /// <returns>Null where one of the brands has not been counted yet.</returns>
    public BoxCounts? Of(Actor actor, IEnumerable<string> brands)
    {
        lock (_gate)
        {
            var sum = BrandTally.Nothing;

            foreach (var brand in brands)
            {
                if (!_tallies.TryGetValue(brand, out var tally))
                {
                    return null;
                }

                sum = BrandTally.Add(sum, tally.Of(actor));
            }

            return sum;
        }
    }

    private async Task AskAll()
    {
        try
        {
            while (Next() is { IsEmpty: false } brands)
            {
                var began = clock.GetTimestamp();
                var pause = await Ask(brands) ? Pause : PauseAfterFailure;
                var took = clock.GetElapsedTime(began);
                await Task.Delay(took * Share > pause ? took * (Share - 1) : pause - took, clock, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The end.
        }
    }

    private ImmutableArray<string> Next()
    {
        lock (_gate)
        {
            ImmutableArray<string> brands = [.. _changed];
            _changed.Clear();
            _asking = !brands.IsEmpty;
            return brands;
        }
    }

    private async Task<bool> Ask(ImmutableArray<string> brands)
    {
        try
        {
            Keep(brands, await ask(brands));
            await counted();
            return true;
        }
        catch (Exception e)
        {
            LogNotCounted(e, account);
            Again(brands);
            return false;
        }
    }

    private void Keep(ImmutableArray<string> brands, ImmutableArray<BoxTally> tallies)
    {
        var byBrand = tallies.ToLookup(tally => tally.Brand, StringComparer.Ordinal);

        lock (_gate)
        {
            foreach (var brand in brands.Where(_followed.Contains))
            {
                _tallies[brand] = new(brand, byBrand[brand]);
            }
        }
    }

    private void Again(ImmutableArray<string> brands)
    {
        lock (_gate)
        {
            _changed.UnionWith(brands.Where(_followed.Contains));
        }
    }

    [LoggerMessage(LogLevel.Warning, "The tickets of account {Account} could not be counted; consoles show the numbers of before until they can.")]
    private partial void LogNotCounted(Exception exception, AccountId account);
}
