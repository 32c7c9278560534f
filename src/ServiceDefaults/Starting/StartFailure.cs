using System.Data.Common;
using System.Net.Sockets;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.ServiceDefaults.Problems;

namespace Oqupie.ServiceDefaults.Starting;

/// <summary>Says of what kept a host from starting which setting, port, folder or database it was. Pure.</summary>
internal static partial class StartFailure
{
    /// <summary>Null for what nobody foresaw.</summary>
    public static CannotStartException? Of(Exception exception)
    {
        foreach (var one in Causes(exception))
        {
            if (OfOne(one) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    // From outside in: whoever put words around a failure knew more.
    private static IEnumerable<Exception> Causes(Exception exception) =>
        exception is AggregateException all
            ? all.InnerExceptions.SelectMany(Causes)
            : exception.InnerException is { } inner ? Causes(inner).Prepend(exception) : [exception];

    private static CannotStartException? OfOne(Exception e) => e switch
    {
        CannotStartException known => known,
        OptionsValidationException options => Setting(string.Join(Environment.NewLine, options.Failures.Select(failure => Of(options.OptionsType, failure)))),
        InvalidOperationException when Unbindable().Match(e.Message) is { Success: true } said =>
            Setting($"{Name(said.Groups["path"].Value)} cannot be {Quoted(said)}: {Kind(said.Groups["type"].Value)}."),
        InvalidOperationException when UnknownLevel().Match(e.Message) is { Success: true } said =>
            Setting($"A level under Logging:LogLevel cannot be \"{said.Groups["value"].Value}\"."),
        InvalidDataException when e.Message.Contains("configuration", StringComparison.OrdinalIgnoreCase) =>
            Setting($"{e.Message} {e.InnerException?.Message}".TrimEnd()),
        FormatException when BadUrl().Match(e.Message) is { Success: true } said =>
            Setting($"urls cannot be {said.Groups["url"].Value}: give addresses as http://0.0.0.0:8080."),
        AddressInUseException => Other(e, "Another program listens there already: stop it, or set --urls to another address."),
        IOException when e.Message.StartsWith("Failed to bind", StringComparison.Ordinal) =>
            Other(e, $"{e.Message.TrimEnd('.')}. Stop the other program, or set --urls to another address."),
        SocketException { SocketErrorCode: SocketError.AccessDenied or SocketError.AddressNotAvailable or SocketError.AddressAlreadyInUse } =>
            Other(e, $"The address cannot be listened on ({e.Message}): set --urls, Silo:Port or Silo:GatewayPort to another."),
        UnauthorizedAccessException => Other(e, $"{e.Message} The process needs to read and write there."),
        IOException disk when Unavailability.Is(disk) => Other(e, $"A folder cannot be written: {e.Message}"),
        DbException { IsTransient: true } => Other(e, $"The database went away while the server started: {e.Message}"),
        _ when Unavailability.Is(e) => Other(e, $"The server could not start: {Unavailability.Say(e)}"),
        _ => null,
    };

    private static CannotStartException Setting(string sentence) => new(sentence) { IsSetting = true };

    private static CannotStartException Other(Exception e, string sentence) => new(sentence, e);

    private static string Of(Type options, string failure)
    {
        var section = options.GetField("Section", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)?.GetRawConstantValue() as string;
        var said = Annotation().Match(failure);

        if (!said.Success)
        {
            return failure;
        }

        var error = said.Groups["error"].Value;
        var name = section is null ? said.Groups["member"].Value : $"{section}:{said.Groups["member"].Value}";
        return error.StartsWith(name, StringComparison.Ordinal) ? error : $"{name} is wrong: {error}";
    }

    private static string Name(string path) => path.Length is 0 ? "A setting" : path;

    // What is secret is text, and text can always be bound: this shows no password.
    private static string Quoted(Match said) => said.Groups["value"].Success ? $"\"{said.Groups["value"].Value}\"" : "that";

    private static string Kind(string type) => type switch
    {
        "System.TimeSpan" => "times are written hh:mm:ss",
        "System.Boolean" => "it is true or false",
        "System.Int32" or "System.Int64" => "it is a whole number",
        _ when type.StartsWith("Oqupie.", StringComparison.Ordinal) => "it is none of the words that are known there",
        _ => "it is of another kind",
    };

    [GeneratedRegex("^Failed to convert configuration value (?:'(?<value>.*)' )?at '(?<path>[^']*)' to type '(?<type>[^']*)'", RegexOptions.Singleline, 1000)]
    private static partial Regex Unbindable();

    [GeneratedRegex("^Configuration value '(?<value>.*)' is not supported", RegexOptions.None, 1000)]
    private static partial Regex UnknownLevel();

    [GeneratedRegex("^Invalid url: (?<url>.*)$", RegexOptions.None, 1000)]
    private static partial Regex BadUrl();

    [GeneratedRegex("members: '(?<member>[^',]*)[^']*' with the error: '(?<error>.*)'\\.$", RegexOptions.Singleline, 1000)]
    private static partial Regex Annotation();
}
