using System.Data.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Oqupie.Contracts;
using Oqupie.ServiceDefaults.Problems;

namespace Oqupie.ServiceDefaults.Telemetry;

/// <summary>
/// A sentence is a line. What goes by itself is told with its cause in the same line, whoever logs it, because an outage says nothing new a thousand times
/// over; the stack of a mistake follows below.
/// </summary>
internal sealed class LineFormatter(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "oqupie";

    /// <summary>Logs again, with its stack, what <see cref="Starting.Running"/> says in a sentence.</summary>
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";
    private const int StartFailed = 11;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        // What keeps a host from starting is said once, at its end, and not by everybody on the way there.
        if ((logEntry.EventId.Id is StartFailed && logEntry.Category is Host) || logEntry.Exception?.GetBaseException() is CannotStartException)
        {
            return;
        }

        var said = logEntry.Formatter(logEntry.State, logEntry.Exception).ReplaceLineEndings(" ");
        textWriter.Write(clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ ", System.Globalization.CultureInfo.InvariantCulture));
        textWriter.Write($"{Word(logEntry.LogLevel)}: {logEntry.Category}[{logEntry.EventId.Id}] {said}");
        var mistake = logEntry.Exception is { } e && !IsOutage(e, logEntry.Category) ? e : null;
        textWriter.WriteLine(logEntry.Exception is { } outage && mistake is null ? $" {Unavailability.Say(outage)}" : "");

        if (mistake is not null)
        {
            textWriter.WriteLine(mistake.ToString());
        }
    }

    private static bool IsOutage(Exception e, string category) =>
        Unavailability.Is(e)
        || e is DbException { IsTransient: true }
        || e.GetBaseException() is StoreUnavailableException
        || (e is ObjectDisposedException && category.StartsWith("Orleans.", StringComparison.Ordinal)); // What a silo still wanted when it had ended.

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
