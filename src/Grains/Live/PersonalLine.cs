using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Live;

namespace Oqupie.Grains.Live;

/// <summary>
/// What waits for one host. One awaited call at a time keeps the order; what gathers meanwhile goes out together. Runs on its grain's turns, and a host that
/// hangs holds up its own line only.
/// </summary>
/// <param name="lost">Called once, when the host could not be told.</param>
internal sealed class PersonalLine(AccountId account, IPersonalFollower follower, Action<PersonalLine, Exception> lost)
{
    private readonly List<PersonalNews> _waiting = [];
    private FeedPosition _from = null!;
    private bool _telling;

    public IPersonalFollower Follower => follower;

    public DateTimeOffset RenewedAt { get; set; }

    public void Tell(FeedPosition from, ImmutableArray<PersonalNews> news)
    {
        if (_waiting.Count is 0)
        {
            _from = from;
        }

        _waiting.AddRange(news);

        if (!_telling)
        {
            _telling = true;
            _ = Pump(); // Not awaited: whoever tells must not wait for whoever hears. It never throws.
        }
    }

    private async Task Pump()
    {
        try
        {
            while (_waiting.Count > 0)
            {
                ImmutableArray<PersonalNews> next = [.. _waiting];
                _waiting.Clear();
                await follower.Heard(account, _from, next);
            }
        }
        catch (Exception e)
        {
            lost(this, e);
        }
        finally
        {
            _telling = false;
        }
    }
}
