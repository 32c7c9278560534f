using System.Globalization;
using Oqupie.Contracts;

namespace Oqupie.AllInOne;

/// <summary>The data folder, which one process at a time may use. Held until disposed, and by the system's care no longer than the process lives.</summary>
internal sealed class DataFolder(FileStream held, string stopping) : IHostedService, IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Longer than a host that is told to stop may take.</summary>
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(45);

    /// <summary>A predecessor may be told to stop at the moment in which we start.</summary>
    private static readonly TimeSpan LeastPatience = TimeSpan.FromSeconds(2);

    /// <summary>Takes the folder; waits for a predecessor that is stopping.</summary>
    /// <exception cref="CannotStartException">Another process uses it and does not stop, or it cannot be written.</exception>
    public static async Task<DataFolder> Take(IConfiguration configuration)
    {
        var folder = Path.GetFullPath(configuration["Storage:Directory"] is { Length: > 0 } said ? said : "oqupie-data");
        var stopping = Path.Combine(folder, "in-use.stopping");
        var began = TimeProvider.System.GetTimestamp();
        var told = false;

        while (true)
        {
            if (TryHold(folder) is { } held)
            {
                File.Delete(stopping);
                return new(held, stopping);
            }

            var waited = TimeProvider.System.GetElapsedTime(began);
            var stops = File.Exists(stopping);

            if (waited >= (stops ? MostPatience : LeastPatience))
            {
                throw new CannotStartException(
                    $"The data folder {folder} is in use by another process. Stop that one, or name another folder with --Storage:Directory=….");
            }

            if (stops && !told)
            {
                told = true;
                Console.WriteLine($"Waiting for the process that uses the data folder {folder} to stop.");
            }

            await Task.Delay(Look, TimeProvider.System);
        }
    }

    /// <summary>From now on whoever wants the folder waits for us.</summary>
    public void SayStopping()
    {
        try
        {
            File.WriteAllText(stopping, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk, perhaps: whoever starts now waits a little less.
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => held.Dispose();

    /// <summary>Null while another process holds it.</summary>
    private static FileStream? TryHold(string folder)
    {
        try
        {
            OwnerOnly.Folder(folder);
            return OwnerOnly.File(Path.Combine(folder, "in-use"), FileMode.OpenOrCreate);
        }
        catch (IOException e) when (IsSharing(e))
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"The data folder {folder} cannot be used: {e.Message}", e);
        }
    }

    // EWOULDBLOCK of flock on Linux and on macOS, and ERROR_SHARING_VIOLATION.
    private static bool IsSharing(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}

internal static class DataFolderRegistration
{
    /// <summary>By a factory, so that the container lets go of it when the host has ended.</summary>
    public static void AddDataFolder(this IHostApplicationBuilder builder, DataFolder folder) =>
        builder.Services.AddSingleton<IHostedService>(services =>
        {
            services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(folder.SayStopping);
            return folder;
        });
}
