using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Oqupie.ServiceDefaults.Starting;

/// <summary>A process of ours from its first line to its exit code.</summary>
public static class Running
{
    /// <summary>As BSD's sysexits.h has it: "configuration error". Whoever restarts processes need not restart this one.</summary>
    public const int WrongSetting = 78;

    private const int Failed = 1;

    /// <summary>
    /// Builds the host and runs it until it is told to end. What keeps it from starting is said in a sentence; a stack is shown only of what nobody foresaw.
    /// </summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ToTheEnd(Func<Task<WebApplication>> build)
    {
        var stopping = CancellationToken.None;

        try
        {
            await using var app = await build();
            stopping = app.Lifetime.ApplicationStopping;
            UnknownSettings.Say(app.Services, app.Configuration, Log(app));
            await app.RunAsync();
            return 0;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 0; // Told to end while it was still starting.
        }
        catch (Exception e)
        {
            return Say(e);
        }
    }

    private static int Say(Exception e)
    {
        if (StartFailure.Of(e) is not { } failure)
        {
            Console.Error.WriteLine($"The server has failed: {e}");
            return Failed;
        }

        Console.Error.WriteLine(failure.Message);
        return failure.IsSetting ? WrongSetting : Failed;
    }

    private static ILogger Log(WebApplication app) => app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Running).FullName!);
}
