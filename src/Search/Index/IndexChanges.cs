namespace Oqupie.Search.Index;

/// <summary>What is new, and what is gone, up to a position of the event log. What was put before is put anew.</summary>
internal sealed record IndexChanges<T>(string Position, IReadOnlyCollection<T> Put, IReadOnlyCollection<string> Deleted);
