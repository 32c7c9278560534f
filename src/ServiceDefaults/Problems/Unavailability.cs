using System.Text.RegularExpressions;
using Oqupie.Contracts;
using Orleans.Runtime;

namespace Oqupie.ServiceDefaults.Problems;

/// <summary>What goes by itself, so that a caller may simply ask again: told apart here, for endpoints, hub calls and the log alike. Pure.</summary>
public static class Unavailability
{
    /// <summary>How long a caller should wait before asking again, in seconds.</summary>
    public const string RetryAfter = "1";

    /// <summary>
    /// The store cannot be asked, a disk is full, no silo answers, or one is going. Who asks sorts out first what the caller broke off; any other call that
    /// was broken off was so by a host or silo that ends, or found no silo in time.
    /// </summary>
    public static bool Is(Exception exception) => exception switch
    {
        RegexMatchTimeoutException => false, // It would take as long again.
        StoreUnavailableException or TimeoutException or OrleansException or OperationCanceledException => true,
        IOException disk => IsOfDisk(disk),
        _ => false,
    };

    /// <summary>In one line, for the log: what lies at the bottom, without the words that were put around it on its way.</summary>
    public static string Say(Exception exception) =>
        exception.GetBaseException() is StoreUnavailableException store
            ? store.Message
            : $"{exception.GetBaseException().GetType().Name}: {exception.GetBaseException().Message.ReplaceLineEndings(" ")}";

    // Of Unix EIO, ENOSPC, EROFS and EDQUOT, which .NET hands on as they are; of Windows ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.
    private static bool IsOfDisk(IOException disk) => disk.HResult is 5 or 28 or 30 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027);
}
