namespace Oqupie.Contracts;

/// <summary>
/// What we keep things in cannot be asked, or takes nothing more, for now: the database is away or starting, a disk is full, the store is closing. Nothing
/// of the call is known to have been kept, and it may be made again. It travels in place of the exceptions of databases, which other processes do not know.
/// </summary>
/// <param name="message">Why, for the log; callers are told in other words.</param>
[GenerateSerializer, Alias("oqupie.StoreUnavailableException")]
public sealed class StoreUnavailableException(string message) : Exception(message);
