namespace Oqupie.WebHost.Live;

/// <summary>
/// Lets sends to audiences go on without being waited for, so that a console that takes nothing holds up only itself until it is cut;
/// but not without bound: where too many are under way, the next waits. Each connection keeps the order in which its sends began.
/// </summary>
internal sealed partial class Outlet(int limit, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _free = new(limit, limit);

    public async ValueTask Pass(Task sending, CancellationToken cancellationToken)
    {
        if (sending.IsCompletedSuccessfully)
        {
            return;
        }

        await _free.WaitAsync(cancellationToken);
        _ = End(sending); // Not awaited, see above. It never throws.
    }

    public void Dispose() => _free.Dispose();

    private async Task End(Task sending)
    {
        try
        {
            await sending;
        }
        catch (Exception e)
        {
            LogNotSent(e); // The console is cut or gone; it catches up when it comes back.
        }
        finally
        {
            _free.Release();
        }
    }

    [LoggerMessage(LogLevel.Information, "Some console could not be told.")]
    private partial void LogNotSent(Exception exception);
}
