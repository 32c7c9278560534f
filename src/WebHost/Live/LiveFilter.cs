using Microsoft.AspNetCore.SignalR;
using Oqupie.ServiceDefaults.Problems;

namespace Oqupie.WebHost.Live;

/// <summary>A refusal is an answer and no mishap; everything else is logged here, and said to consoles as what endpoints say.</summary>
internal sealed partial class LiveFilter(ILogger<LiveFilter> logger) : IHubFilter
{
    /// <summary>Logs refusals as errors, with their stack.</summary>
    public const string Noisy = "Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher";

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (OperationCanceledException e) when (invocationContext.Context.ConnectionAborted.IsCancellationRequested)
        {
            throw new HubException("unavailable: The connection has ended.", e);
        }
        catch (Exception e) when (e is not HubException && Unavailability.Is(e))
        {
            LogUnavailable(invocationContext.HubMethodName, Unavailability.Say(e));
            throw new HubException("unavailable: The server is busy with itself; try again shortly.", e);
        }
        catch (Exception e) when (e is not HubException)
        {
            LogFailed(e, invocationContext.HubMethodName);
            throw new HubException("internal: Something went wrong here; it has been logged.", e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The hub's method {Method} was answered unavailable: {Reason}")]
    private partial void LogUnavailable(string method, string reason);

    [LoggerMessage(LogLevel.Error, "The hub's method {Method} failed.")]
    private partial void LogFailed(Exception exception, string method);
}
