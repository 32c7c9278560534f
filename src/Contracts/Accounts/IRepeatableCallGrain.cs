namespace Oqupie.Contracts.Accounts;

/// <summary>
/// Remembers, for a day, what a call with a key was answered, so that the same call again is answered the same. The key is a <see cref="CallId"/>.
/// </summary>
[Alias("oqupie.IRepeatableCallGrain")]
public interface IRepeatableCallGrain : IGrainWithStringKey
{
    /// <summary>
    /// Says how the call stands. Where it is new, the asker goes on and ends it with <see cref="Keep"/> or <see cref="Drop"/>; one that does neither is
    /// given up after a minute.
    /// </summary>
    /// <param name="fingerprint">Of all that the call says: another one under the same key is another call.</param>
    /// <param name="attempt">The asker's own, new each time that the call comes in: who does not hear the answer can take back what began.</param>
    [Alias("Begin")]
    Task<CallStanding> Begin(string fingerprint, Guid attempt);

    /// <summary>The call was done. Its answer is durable when this returns.</summary>
    /// <param name="fingerprint">As it began.</param>
    /// <param name="answer">Sealed by the host: nobody else reads it.</param>
    [Alias("Keep")]
    Task Keep(string fingerprint, string answer);

    /// <summary>Nothing was done, or it is not known: the same call again is a new one, and the key is free for another.</summary>
    /// <param name="attempt">As it began; that of one who only waited changes nothing.</param>
    [Alias("Drop")]
    Task Drop(Guid attempt);
}

/// <summary>How a call stands.</summary>
[GenerateSerializer, Alias("oqupie.CallState")]
public enum CallState
{
    /// <summary>Nobody has made it yet; whoever heard this makes it.</summary>
    New,

    /// <summary>It is being made at this moment.</summary>
    UnderWay,

    /// <summary>It was made, and answered.</summary>
    Answered,

    /// <summary>Another call was made, or is being made, under the same key.</summary>
    OfAnother,
}

/// <param name="State">How it stands.</param>
/// <param name="Answer">What was kept of the answer, where there was one.</param>
[GenerateSerializer, Immutable, Alias("oqupie.CallStanding")]
public sealed record CallStanding([property: Id(0)] CallState State, [property: Id(1)] string? Answer = null);
