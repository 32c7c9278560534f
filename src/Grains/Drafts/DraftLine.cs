using Oqupie.Contracts.Drafts;

namespace Oqupie.Grains.Drafts;

/// <summary>
/// What waits for one host. One awaited call at a time keeps the order; what gathers meanwhile goes out together. Runs on its grain's turns, and makes nobody
/// who writes wait.
/// </summary>
/// <param name="lost">Called once, when the host could not be told.</param>
internal sealed class DraftLine(IDraftFollower host, Action<DraftLine, Exception> lost)
{
    /// <summary>Who is further behind is dropped, and asks for what it missed.</summary>
    private const int Limit = 500;

    private readonly Queue<DraftNews> _waiting = new();
    private bool _telling;
    private bool _ended;

    public IDraftFollower Host => host;

    public DateTimeOffset RenewedAt { get; set; }

    /// <returns>False where too much waits.</returns>
    public bool Tell(DraftNews news)
    {
        if (_waiting.Count >= Limit)
        {
            return false;
        }

        _waiting.Enqueue(news);

        if (!_telling)
        {
            _telling = true;
            _ = Pump(); // Not awaited, see above. It never throws.
        }

        return true;
    }

    public void End() => _ended = true;

    private async Task Pump()
    {
        try
        {
            while (!_ended && _waiting.Count > 0)
            {
                await host.Drafted(Next());
            }
        }
        catch (Exception e)
        {
            if (!_ended)
            {
                lost(this, e);
            }
        }
        finally
        {
            _telling = false;
        }
    }

    private DraftNews Next()
    {
        var next = _waiting.Dequeue();

        while (_waiting.TryDequeue(out var more))
        {
            next = more with { Frames = [.. next.Frames, .. more.Frames], People = more.People ?? next.People, Compacts = more.Compacts ?? next.Compacts };
        }

        return next;
    }
}
